/**
 * Cuts a file into blocks that a parser may read one by one: where a block starts, nothing is open, neither a list
 * nor a quote nor a paragraph. Only what can look otherwise from within (a fence, a tag) is left for the reference
 * parser to confirm.
 */
import { closesFence, openingFence } from "../fences.ts";

export interface Block {
  /** The first line and the one behind the last, as indexes. */
  readonly first: number;
  readonly end: number;
}

/** To Markdown, where a no-break space is text. */
export const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);
/** A line that starts something new whatever stands above, unless that is code or a block of HTML. */
const STARTS = /^(?:#{1,6}(?: |$)|[*+] {1,4}\S|- {1,4}[^\s|:-])/;
/** Whether such a line starts something depends on what stands above, and micromark looks across blank lines. */
const DEPENDS = /^(?:[ \t\uFEFF]|(?:[*+-][ \t]+|>[ \t]?)*(?:[*+-][ \t]*$|\d{1,9}[.)]|<))/;
const HEADING = /^#{1,6}(?: |$)/;
const MAYBE_HTML = /^ {0,3}<[a-zA-Z/!?]/;

/** The line of the closing fence, or the last line. */
const closingFence = (lines: readonly string[], open: number, fence: string): number => {
  for (let index = open + 1; index < lines.length; index++)
    if (closesFence(lines[index] as string, fence)) return index;
  return lines.length - 1;
};

/** The blocks of a text, given as its lines without their endings; together they hold every line but blank ones. */
export const cutBlocks = (lines: readonly string[]): Block[] => {
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
    // One that is indented may belong to a list item.
    const fence = line[0] === " " ? undefined : openingFence(line);
    const starts = afterBlank || (!maybeHtml && STARTS.test(line));
    if ((starts && !DEPENDS.test(line)) || (!maybeHtml && fence)) cut(index);
    afterBlank = false;
    maybeHtml ||= MAYBE_HTML.test(line);
    if (first !== index) continue;
    if (fence) index = closingFence(lines, index, fence);
    // Behind a closed fence and behind a heading nothing is open.
    if (fence || HEADING.test(line)) cut(index + 1);
  }
  cut(lines.length);
  return blocks;
};
