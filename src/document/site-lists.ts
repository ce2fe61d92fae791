/**
 * How the site nests lists. It renders with Python-Markdown, whose lists differ from CommonMark's: a list starts
 * only at the start of a block, a nested item is indented by four columns, and a line without a marker becomes part
 * of the item above it.
 */
import type { SourceFile } from "../text/source-file.ts";
import type { RawLine } from "./lines.ts";

/** Whether a space follows the marker. Without one the site renders the item as literal text. */
const hasSpace = (source: SourceFile, line: RawLine): boolean =>
  /^[ \t]/.test(source.text.slice(line.marker?.span.end, line.span.end));

/** A comment ends its block, but white space behind it is the first line of a new paragraph. */
const opensParagraph = (source: SourceFile, line: RawLine): boolean =>
  line.kind === "comment" && /-->[ \t]+$/.test(source.slice(line.span));

interface Block {
  /** What the site renders the lines since the last blank line as. */
  kind: "none" | "paragraph" | "list";
  /** Whether a list precedes this block, so that an indented block continues it. */
  afterList: boolean;
  /** The depth of the last item that is rendered as one. */
  depth: number;
}

const renderedDepth = (line: RawLine, block: Block): number => {
  if (block.kind === "paragraph") return 0;
  if (line.indent < 4) return 1;
  const open = block.kind === "list" || block.afterList ? block.depth : 0;
  const depth = Math.floor(line.indent / 4) + 1;
  // What skips a level is more text of the item above it, or code.
  return open === 0 || depth > open + 1 ? 0 : depth;
};

/** Without a list above it, a block that is indented starts with code, behind which anything may start. */
const isCode = (line: RawLine, block: Block): boolean => block.kind === "none" && !block.afterList && line.indent >= 4;

const enterItem = (source: SourceFile, line: RawLine, block: Block): number => {
  const shown = hasSpace(source, line) ? renderedDepth(line, block) : 0;
  if (shown > 0) Object.assign(block, { kind: "list", afterList: true, depth: shown });
  else if (block.kind === "none" && !isCode(line, block)) Object.assign(block, { kind: "paragraph", afterList: false });
  return shown;
};

const enterLine = (source: SourceFile, line: RawLine, block: Block): void => {
  if (line.kind === "heading" && line.indent === 0) Object.assign(block, { kind: "none", afterList: false, depth: 0 });
  // A block between fences stands alone, whatever is glued to it.
  else if (line.kind === "rule" || line.kind === "code")
    Object.assign(block, { kind: "none", afterList: false, depth: 0 });
  else if (line.kind === "blank" || (line.kind === "comment" && !opensParagraph(source, line))) block.kind = "none";
  else if (line.kind === "definition" && block.kind !== "list") block.kind = "none";
  else if (block.kind === "none" && !isCode(line, block))
    Object.assign(block, { kind: "paragraph", afterList: block.afterList && line.indent >= 4 });
};

/** The depth that the author meant, as GitHub renders it: nested when indented to the content of an item above. */
const meantDepth = (line: RawLine, open: number[]): number => {
  while (open.length > 0 && line.indent < (open.at(-1) as number) + 2) open.pop();
  open.push(line.indent);
  return open.length;
};

/** The lines with `depth` and `shown` of every list item filled in. */
export const nestLists = (source: SourceFile, lines: readonly RawLine[]): RawLine[] => {
  const block: Block = { kind: "none", afterList: false, depth: 0 };
  let open: number[] = [];
  return lines.map((line) => {
    if (line.kind === "item") {
      const shown = enterItem(source, line, block);
      // The line is new and nobody else has it, so it may be mutated; a copy would take time.
      return Object.assign(line, { shown, depth: meantDepth(line, open) });
    }
    enterLine(source, line, block);
    if (
      line.kind === "heading" ||
      (line.kind === "text" && line.indent === 0 && lines[line.index - 1]?.kind === "blank")
    )
      open = [];
    return line;
  });
};
