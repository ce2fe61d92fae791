/** A rendering as data: blocks with inline parts in them. What a draft writes is only ever a string in it. */

/** The lines of the source are counted from 0. */
export type InlinePart =
  /** What follows is from this line; a space stands in front, unless it is the first. */
  | { readonly type: "line"; readonly line: number }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "code"; readonly value: string }
  | { readonly type: "emphasis" | "strong" | "struck"; readonly children: readonly InlinePart[] }
  | { readonly type: "link"; readonly url: string; readonly children: readonly InlinePart[] };

export interface ListItem {
  readonly line: number;
  readonly children: readonly Block[];
}

export interface List {
  readonly type: "list";
  readonly line: number;
  /** Undefined for a list with bullets. */
  readonly start?: number;
  readonly items: readonly ListItem[];
}

export type Block =
  | {
      readonly type: "heading";
      readonly line: number;
      readonly depth: number;
      readonly children: readonly InlinePart[];
    }
  | { readonly type: "paragraph"; readonly line: number; readonly children: readonly InlinePart[] }
  | { readonly type: "quote"; readonly line: number; readonly children: readonly Block[] }
  | List
  /** Every line of the value is one of the source, and the first is that one. */
  | { readonly type: "code"; readonly line: number; readonly value: string }
  | { readonly type: "table"; readonly line: number; readonly rows: readonly (readonly InlinePart[])[] }
  | { readonly type: "rule"; readonly line: number };

/** So deep nobody writes; a stranger may, and every level is one of the stack of whoever draws it. */
const MOST_NESTED = 16;

/** Gathers inline parts, and tells where a line starts. */
export class InlineParts {
  readonly parts: InlinePart[] = [];
  readonly #lines: Lines;
  readonly #depth: number;

  constructor(lines: Lines, depth = 0) {
    this.#lines = lines;
    this.#depth = depth;
  }

  /** From here on the parts are from that line. */
  enter(line: number): void {
    if (line <= this.#lines.last) return;
    this.#lines.last = line;
    this.parts.push({ type: "line", line });
  }

  text(value: string, line: number): void {
    value.split(/\r?\n/).forEach((each, index) => {
      this.enter(line + index);
      const shown = index === 0 ? each : each.trimStart();
      if (shown !== "") this.parts.push({ type: "text", value: shown });
    });
  }

  code(value: string, line: number): void {
    const lines = value.split(/\r?\n/);
    lines.forEach((each, index) => {
      this.enter(line + index);
      if (each !== "" || lines.length === 1) this.parts.push({ type: "code", value: each });
    });
  }

  /** A part with parts inside. */
  nested(
    part: { type: "emphasis" | "strong" | "struck" } | { type: "link"; url: string },
    fill: (inner: InlineParts) => void,
  ): void {
    if (this.#depth >= MOST_NESTED) {
      fill(this);
      return;
    }
    const inner = new InlineParts(this.#lines, this.#depth + 1);
    fill(inner);
    this.parts.push({ ...part, children: inner.parts });
  }
}

/** The line that the last part of a block is from. */
export interface Lines {
  last: number;
}

/** The inline parts of one block. */
export const inlineParts = (fill: (parts: InlineParts) => void): readonly InlinePart[] => {
  const parts = new InlineParts({ last: -1 });
  fill(parts);
  return parts.parts;
};

const movedPart = (part: InlinePart, lines: number): InlinePart => {
  if (part.type === "line") return { ...part, line: part.line + lines };
  return "children" in part ? { ...part, children: part.children.map((each) => movedPart(each, lines)) } : part;
};

const movedBlock = (block: Block, lines: number): Block => {
  const inline = (parts: readonly InlinePart[]): InlinePart[] => parts.map((each) => movedPart(each, lines));
  const line = block.line + lines;
  if (block.type === "heading" || block.type === "paragraph")
    return { ...block, line, children: inline(block.children) };
  if (block.type === "quote") return { ...block, line, children: movedDown(block.children, lines) };
  if (block.type === "table") return { ...block, line, rows: block.rows.map(inline) };
  if (block.type !== "list") return { ...block, line };
  const items = block.items.map((item) => ({ line: item.line + lines, children: movedDown(item.children, lines) }));
  return { ...block, line, items };
};

/** The blocks as they are so many lines further down. */
export const movedDown = (blocks: readonly Block[], lines: number): Block[] =>
  blocks.map((block) => movedBlock(block, lines));
