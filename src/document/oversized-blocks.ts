/** Finds the blocks that are too long to be parsed. */
import type { Span } from "../text/span.ts";
import type { RawLine } from "./lines.ts";

/**
 * More than any paragraph of the newsletter has. The parser takes quadratic time on some paragraphs, and drafts come
 * from strangers, so a longer one is reported instead of parsed.
 */
const MAX_CHARACTERS = 6000;
const MAX_BRACKETS = 600;

/** Markers of lists and quotes one inside the other on one line, over which it takes quadratic time too. */
const DEEP = /^(?:[ \t]*(?:[*+-](?=[ \t])|\d{1,9}[.)](?=[ \t])|>)){25}/m;

/** The kinds of lines that continue the block above them. */
const CONTINUES = new Set(["text", "quote", "table", "definition", "code"]);

const isTooLong = (text: string): boolean =>
  text.length > MAX_CHARACTERS ||
  DEEP.test(text) ||
  // A block with fewer characters than that, as nearly all are, cannot have so many brackets.
  (text.length > MAX_BRACKETS && (text.match(/[[\]]/g)?.length ?? 0) > MAX_BRACKETS);

/** The blocks that are too long to be parsed; usually none. */
export const oversizedBlocks = (text: string, lines: readonly RawLine[]): Span[] => {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { kind, span } of lines) {
    if (open && CONTINUES.has(kind)) open.end = span.end;
    else {
      open = kind === "blank" || kind === "comment" ? undefined : { ...span };
      if (open) blocks.push(open);
    }
  }
  return blocks.filter((block) => isTooLong(text.slice(block.start, block.end)));
};
