/**
 * The one definition of a code fence, for lines, comments and parsers. It is that of CommonMark: a fence is closed by a
 * run of the same character that is at least as long, with nothing behind it.
 */

const OPENING = /^ {0,3}(?:(`{3,})(?![^`]*`)|(~{3,}))/;
const CLOSING = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** The run of characters that opens a block of code in this line; undefined when none does. */
export const openingFence = (line: string): string | undefined => {
  const match = OPENING.exec(line);
  return match?.[1] ?? match?.[2];
};

/** Whether the line ends the block of code that the run opened. */
export const closesFence = (line: string, fence: string): boolean =>
  CLOSING.exec(line)?.[1]?.startsWith(fence) ?? false;

/** Takes the lines in their order, and decides for each whether it belongs to a fenced block of code. */
export class Fences {
  #open: string | undefined;

  /** Whether the line is code; the lines of both fences are. A block that is never closed goes on to the end. */
  isCode(line: string): boolean {
    if (this.#open === undefined) {
      this.#open = openingFence(line);
      return this.#open !== undefined;
    }
    if (closesFence(line, this.#open)) this.#open = undefined;
    return true;
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }
}
