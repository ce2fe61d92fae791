/** How much of a text the reference parser is given: it is slow, quadratic on some texts, and drafts come from strangers. */
import { matchesOf } from "../../text/matches.ts";

/** The longest issue has 41,000. */
const MAX_CHARACTERS = 65_536;
/** A short line with a list or a link takes it as long as hundreds of characters. The longest issue has 900. */
const MAX_LINES = 2400;
/** Of the blocks that the quick parser leaves to it, which it may read three times. No issue has more than 12 such lines. */
export const MAX_LEFT = { characters: 32_768, lines: 1200 } as const;
/** Ends of lists and quotes by a line without a marker, for a quote by a blank one too, at each of which it copies all it has found. An issue has 60. */
const MAX_ENDS = 300;

const CONTAINER = /^ {0,3}(?:[*+-]|\d{1,9}[.)]|>)/;
const QUOTE = /^ {0,3}>/;
const BLANK = /^\s*$/;
const INSIDE = /^\s*$|^[ \t]/;

/** The part of a text that the reference parser reads: whole lines from its start, nearly always all of them. */
export const readablePart = (text: string): string => {
  let ends = 0;
  let lines = 0;
  let isOpen = false;
  let isQuote = false;
  for (const { 0: line, index } of matchesOf(text.slice(0, MAX_CHARACTERS + 1), /[^\r\n]*(?:\r\n|\r|\n)?/g)) {
    const isContainer = CONTAINER.test(line);
    const goesOn = isContainer || (INSIDE.test(line) && !(isQuote && BLANK.test(line)));
    if (isOpen && !goesOn) ends++;
    isOpen = isContainer || (isOpen && goesOn);
    if (isContainer) isQuote = QUOTE.test(line);
    // The last match is empty.
    if (line !== "") lines++;
    if (index + line.length > MAX_CHARACTERS || lines > MAX_LINES || ends > MAX_ENDS) return text.slice(0, index);
  }
  return text;
};
