/** What a rendering makes of each line of the source. */
import type { Block, InlinePart } from "./tree.ts";

/** What is shown of one line. */
export interface LineView {
  role: "heading" | "item" | "text" | "code" | "table" | "rule";
  /** How many lists it is in. */
  depth: number;
  /** Of a heading; 0 of everything else. */
  level: number;
  /** How many quotes it is in. */
  quotes: number;
  text: string;
  readonly urls: string[];
  readonly styles: Set<"emphasis" | "strong" | "struck">;
}

interface Place {
  readonly depth: number;
  readonly quotes: number;
}

/** Walks a rendering, and gathers the views of its lines. */
class Views {
  readonly found = new Map<number, LineView>();
  #line = 0;

  blocks(blocks: readonly Block[], place: Place): void {
    for (const block of blocks) this.#block(block, place);
  }

  #enter(line: number, role: LineView["role"], { depth, quotes }: Place, level = 0): void {
    this.#line = line;
    if (this.found.has(line)) return;
    this.found.set(line, { role, depth, level, quotes, text: "", urls: [], styles: new Set() });
  }

  #block(block: Block, place: Place): void {
    if (block.type === "quote") this.blocks(block.children, { ...place, quotes: place.quotes + 1 });
    else if (block.type === "list")
      for (const item of block.items) {
        const inside = { ...place, depth: place.depth + 1 };
        this.#enter(item.line, "item", inside);
        this.blocks(item.children, inside);
      }
    else if (block.type === "heading") this.#inline(block.children, "heading", place, block.depth);
    else if (block.type === "paragraph") this.#inline(block.children, "text", place);
    else if (block.type === "table") for (const row of block.rows) this.#inline(row, "table", place);
    else if (block.type === "rule") this.#enter(block.line, "rule", place);
    else
      block.value.split("\n").forEach((text, index) => {
        this.#enter(block.line + index, "code", place);
        this.#add(text);
      });
  }

  #add(text: string): void {
    const view = this.found.get(this.#line);
    if (view) view.text += text;
  }

  #inline(parts: readonly InlinePart[], role: LineView["role"], place: Place, level = 0): void {
    for (const part of parts) {
      if (part.type === "line") this.#enter(part.line, role, place, level);
      else if (part.type === "text" || part.type === "code") this.#add(part.value);
      else {
        const view = this.found.get(this.#line);
        if (part.type === "link") view?.urls.push(part.url);
        else view?.styles.add(part.type);
        this.#inline(part.children, role, place, level);
      }
    }
  }
}

export const viewsOf = (blocks: readonly Block[]): ReadonlyMap<number, LineView> => {
  const views = new Views();
  views.blocks(blocks, { depth: 0, quotes: 0 });
  return views.found;
};
