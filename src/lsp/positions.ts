/** Turns offsets into positions of the protocol and back, in the encoding that was agreed on with the client. */
import type { Position, Range } from "vscode-languageserver";
import { byteColumns } from "../report/utf8.ts";
import { partitionPoint, type Span } from "../text/span.ts";

/** What `character` in a position counts. */
export type Encoding = "utf-8" | "utf-16";

/**
 * The positions of one text. Lines end as the protocol has it: at `\n`, `\r\n` and a lone `\r`, which `SourceFile` does not
 * take for the end of a line, as neither does the site.
 */
export class Positions {
  readonly #text: string;
  readonly #encoding: Encoding;
  /** Where each line begins. */
  readonly #starts: readonly number[];
  /** For each line that was asked for, and each of its UTF-16 units, the column in bytes. */
  readonly #columns = new Map<number, Uint32Array>();

  constructor(text: string, encoding: Encoding) {
    this.#text = text;
    this.#encoding = encoding;
    const starts = [0];
    for (const { 0: ending, index } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The span of a line without its ending. */
  line(index: number): Span {
    const start = this.#starts[index] as number;
    let end = this.#starts[index + 1] ?? this.#text.length;
    while (end > start && /[\r\n]/.test(this.#text[end - 1] as string)) end--;
    return { start, end };
  }

  /** An offset between the two characters of a line ending is the end of its line. */
  positionAt(offset: number): Position {
    const line = partitionPoint(this.#starts, (start) => start <= offset) - 1;
    const { start, end } = this.line(line);
    const units = Math.min(offset, end) - start;
    return { line, character: this.#encoding === "utf-16" ? units : (this.#columnsOf(line)[units] as number) - 1 };
  }

  /** Behind the end of a line is its end, and behind the last line the end of the text. */
  offsetAt(position: Position): number {
    // A client may send anything.
    const [line, character] = [Math.trunc(Number(position.line)) || 0, Math.trunc(Number(position.character)) || 0];
    if (line >= this.lineCount) return this.#text.length;
    const { start, end } = this.line(Math.max(0, line));
    if (this.#encoding === "utf-16") return Math.min(start + Math.max(0, character), end);
    const columns = this.#columnsOf(line);
    const at = Math.max(0, partitionPoint(columns, (column) => column - 1 <= character) - 1);
    // Both halves of a surrogate pair have the column of their character; a position inside of it is the one before it.
    return start + (at > 0 && columns[at] === columns[at - 1] ? at - 1 : at);
  }

  range({ start, end }: Span): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  span({ start, end }: Range): Span {
    const from = this.offsetAt(start);
    return { start: from, end: Math.max(from, this.offsetAt(end)) };
  }

  #columnsOf(line: number): Uint32Array {
    const { start, end } = this.line(line);
    const columns = this.#columns.get(line) ?? byteColumns(this.#text.slice(start, end));
    this.#columns.set(line, columns);
    return columns;
  }
}
