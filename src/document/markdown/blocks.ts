/**
 * Splits a file into blocks that can be parsed one by one: where a block starts, no list, quote or paragraph is open.
 * Whether an open fence or tag reaches further is left to the reference parser.
 */
import { closesFence, openingFence } from "../fences.ts";

export interface Block {
  /** The indexes of the first line and of the line behind the last. */
  readonly first: number;
  readonly end: number;
}

/** Whether the line is blank to Markdown, in which a no-break space is text. */
export const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);
/** A line that starts a new block whatever is above it, except code or a block of HTML. */
const STARTS = /^(?:#{1,6}(?: |$)|[*+] {1,4}\S|- {1,4}[^\s|:-])/;
/** A line of which the lines above, even across blank ones, decide whether it starts a block. */
const DEPENDS = /^(?:[ \t\uFEFF]|(?:[*+-][ \t]+|>[ \t]*)*(?:[*+-][ \t]*$|\d{1,9}[.)]|<))/;
const HEADING = /^#{1,6}(?: |$)/;
const MAYBE_HTML = /^ {0,3}<[a-zA-Z/!?]/;

/** The line of the closing fence, or the last line. */
const closingFence = (lines: readonly string[], open: number, fence: string): number => {
  for (let index = open + 1; index < lines.length; index++)
    if (closesFence(lines[index] as string, fence)) return index;
  return lines.length - 1;
};

/** The blocks of a text, given as its lines without their endings; together they hold every line but blank ones. */
export const splitBlocks = (lines: readonly string[]): Block[] => {
  const blocks: Block[] = [];
  let first = 0;
  let afterBlank = true;
  let maybeHtml = false;
  const cut = (end: number) => {
    while (first < end && isBlank(lines[first] as string)) first++;
    if (first < end) blocks.push({ first, end });
    first = end;
    maybeHtml = false;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    if (isBlank(line)) {
      afterBlank = true;
      continue;
    }
    // An indented fence may belong to a list item.
    const fence = line[0] === " " ? undefined : openingFence(line);
    const starts = afterBlank || (!maybeHtml && STARTS.test(line));
    if ((starts && !DEPENDS.test(line)) || (!maybeHtml && fence)) cut(index);
    afterBlank = false;
    maybeHtml ||= MAYBE_HTML.test(line);
    if (first !== index) continue;
    if (fence) index = closingFence(lines, index, fence);
    // Behind a closed fence and behind a heading no block is open.
    if (fence || HEADING.test(line)) cut(index + 1);
  }
  cut(lines.length);
  return blocks;
};
