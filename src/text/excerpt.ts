import { type Position, SourceFile } from "./source-file.ts";

/** Indexes from 0 of a first line and of the one behind the last. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Some whole lines of a file as a text of their own, and where they stood in the file. */
export class Excerpt {
  readonly source: SourceFile;
  readonly #whole: SourceFile;
  /** For each range the line of the excerpt that it starts at. */
  readonly #starts: number[] = [];
  readonly #ranges: readonly LineRange[];

  /** @param ranges what is kept, in order, none of it twice */
  constructor(whole: SourceFile, ranges: readonly LineRange[]) {
    this.#whole = whole;
    this.#ranges = ranges;
    let text = "";
    let lines = 0;
    for (const { from, to } of ranges) {
      this.#starts.push(lines);
      lines += to - from;
      text += whole.text.slice(whole.lines[from]?.start, whole.lines[to]?.start);
    }
    this.source = new SourceFile(whole.path, text);
  }

  /** Where in the file that is which stands at the offset of the excerpt. */
  position(offset: number): Position {
    const { line, column } = this.source.position(offset);
    const at = this.#rangeOf(line - 1);
    const index = (this.#ranges[at]?.from ?? 0) + line - 1 - (this.#starts[at] ?? 0);
    return { line: index + 1, column, offset: (this.#whole.lines[index]?.start ?? 0) + column - 1 };
  }

  /** The last range that starts at the line of the excerpt or before. */
  #rangeOf(line: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
