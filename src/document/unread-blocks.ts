/** Blocks that are too long to be parsed. */
import type { Span } from "../text/span.ts";
import type { RawLine } from "./lines.ts";

/**
 * More than any paragraph of the newsletter has. The parser takes quadratic time on some paragraphs, and drafts come
 * from strangers: what is longer is not parsed, and reported.
 */
const MAX_CHARACTERS = 6000;
const MAX_BRACKETS = 600;

/** Lines that go on with the block above them. */
const GOES_ON = new Set(["text", "quote", "table", "definition", "code"]);

const isTooLong = (text: string): boolean =>
  text.length > MAX_CHARACTERS ||
  // Nearly all blocks have fewer characters than that, and their brackets need not be counted.
  (text.length > MAX_BRACKETS && (text.match(/[[\]]/g)?.length ?? 0) > MAX_BRACKETS);

/** The blocks that are too long to be parsed; usually none. */
export const unreadBlocks = (text: string, lines: readonly RawLine[]): Span[] => {
  const blocks: { start: number; end: number }[] = [];
  let open: { start: number; end: number } | undefined;
  for (const { kind, span } of lines) {
    if (open && GOES_ON.has(kind)) open.end = span.end;
    else {
      open = kind === "blank" || kind === "comment" ? undefined : { ...span };
      if (open) blocks.push(open);
    }
  }
  return blocks.filter((block) => isTooLong(text.slice(block.start, block.end)));
};
