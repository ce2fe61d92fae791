/**
 * The block structure of the quick parser: it recognizes the few shapes of blocks that an issue is made of. Anything
 * else, broken Markdown included, is left to the reference parser.
 */
import type { Block } from "./blocks.ts";

/** Receives the pieces of a block; a method that returns false stops the parse. */
export interface LineReader {
  /** A piece of a line that is prose, between two columns. False when something in it is opened but not closed. */
  text(line: number, column: number, end?: number): boolean;
  /** `[label]: url` that starts at the column. */
  definition(line: number, column: number): boolean;
}

const HEADING = /^#{1,6} +/;
/** Thematic breaks: `* * *` and `---`. */
const THEMATIC = /^([*_-])(?:[ \t]*\1){2,}[ \t]*$/;
/** What interrupts a paragraph: an ordered list, a fence, a task list item; `[x](url)` is a link. */
const OTHER_BLOCK = /^(?:\d{1,9}[.)](?:[ \t]|$)|`{3}|\[[ \txX]\](?=[ \t]|$))/;
/** Emphasis, as opposed to a list marker and a thematic break. */
const EMPHASIS = /^(?:\*{1,3}|_{1,3})[^\s*_]/;
/** A tag inside a line; other tags may start a block of HTML. */
const INLINE_TAG = /^<(?:a|b|code|em|i|small|strong)>[^\s<]/;
/** Characters with which only a paragraph can start. */
const PLAIN = /^[\w("'$%&,./;?@\\^{}\]!`\u0080-\uFEFE\uFF00-\uFFFF]/;
/** The start of a definition. */
const LABEL = /^\[(?:[^\\[\]]|\\.)*\]:/;
const MARKER = /[*+-] {1,4}(?=[^ ])/y;

/** Whether the line starts or continues a paragraph, whatever the lines around it are. */
const isPlain = (text: string): boolean => {
  const first = text[0] as string;
  if (first === "*" || first === "_") return EMPHASIS.test(text);
  if (first === "[") return !OTHER_BLOCK.test(text);
  if (first === "<") return INLINE_TAG.test(text);
  return PLAIN.test(text) && !OTHER_BLOCK.test(text);
};

const textStart = (line: string, from: number): number => {
  let column = from;
  while (line[column] === " ") column++;
  return column;
};

/** Parses a block of one of these shapes line by line. */
class ShapeReader {
  readonly #lines: readonly string[];
  readonly #reader: LineReader;
  /** The columns at which the contents of the open list items start. */
  #items: number[] = [];
  #open: "nothing" | "paragraph" | "definition" = "nothing";

  constructor(lines: readonly string[], reader: LineReader) {
    this.#lines = lines;
    this.#reader = reader;
  }

  read({ first, end }: Block): boolean {
    const line = this.#lines[first] as string;
    const heading = HEADING.exec(line);
    if (heading) return !/#[ \t]*$/.test(line) && this.#reader.text(first, heading[0].length);
    for (let index = first; index < end; index++) if (!this.#line(index, line[0] as string)) return false;
    return true;
  }

  /** In these shapes all lines of a quote start with `>`, and all of a table with `|`. */
  #line(index: number, start: string): boolean {
    const line = this.#lines[index] as string;
    if (/^>?[ \t]*$/.test(line)) {
      this.#open = "nothing";
      return line === "" || line[0] !== ">" || start === ">";
    }
    if (start === "|") return line[0] === "|" && this.#row(index);
    if (start === ">") return line[0] === ">" && this.#listLine(index, line[1] === " " ? 2 : 1);
    return this.#listLine(index, 0);
  }

  /** A row of a table. Even if no line of dashes makes it a table, its cells are prose. */
  #row(index: number): boolean {
    const line = this.#lines[index] as string;
    if (line.includes("\\")) return false;
    for (let start = 1; start < line.length; ) {
      const next = line.indexOf("|", start);
      const end = next < 0 ? line.length : next;
      if (!this.#reader.text(index, start, end)) return false;
      start = end + 1;
    }
    return true;
  }

  /** A line that may be an item or belong to one; `margin` is the column behind the `>` of a quote. */
  #listLine(index: number, margin: number): boolean {
    const line = this.#lines[index] as string;
    const column = textStart(line, margin);
    const indent = column - margin;
    while ((this.#items.at(-1) ?? 0) > indent) {
      this.#items.pop();
      if (this.#open === "definition") return false;
    }
    const within = indent - (this.#items.at(-1) ?? 0);
    MARKER.lastIndex = column;
    if (!MARKER.test(line)) return (within < 4 || this.#open === "paragraph") && this.#prose(index, column);
    const content = MARKER.lastIndex;
    if (within >= 4 || THEMATIC.test(line.slice(column))) return false;
    this.#items.push(content - margin);
    this.#open = "nothing";
    return this.#prose(index, content);
  }

  #prose(index: number, column: number): boolean {
    const line = this.#lines[index] as string;
    const text = column === 0 ? line : line.slice(column);
    if (this.#open !== "paragraph" && LABEL.test(text)) {
      this.#open = "definition";
      return this.#reader.definition(index, column);
    }
    // Quotes and parentheses on the line below a definition may be its title.
    if (!isPlain(text) || (this.#open === "definition" && /^["'(]/.test(text))) return false;
    this.#open = "paragraph";
    return this.#reader.text(index, column);
  }
}

/** Parses a block of one of these shapes. Returns false when it has another shape, or when the receiver stops. */
export const readShape = (lines: readonly string[], block: Block, reader: LineReader): boolean =>
  new ShapeReader(lines, reader).read(block);
