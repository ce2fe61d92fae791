/** How much of a text the preview shows: it parses it whole, several times, while somebody waits. */
import { readablePart } from "../../document/markdown/bounds.ts";
import { matchesOf } from "../../text/matches.ts";

/** In lines, markers and levels of indent, for which it takes a second at worst. The longest issue has 900. */
const MOST_WORK = 2400;
/** Each of them may be one that the parser is asked to decode. The issue with most has 16. */
const MOST_AMPERSANDS = 500;
/** Columns. */
const LEVEL = 4;

const MARKERS = /^(?:[ \t]*(?:[*+-](?=\s)|\d{1,9}[.)](?=\s)|>)){1,1000}/;
const MARKER = /[*+>-]|\d[.)]/g;

/** What the parser does for a line, beside reading its characters. */
const workFor = (line: string): number => {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return 1 + indent / LEVEL + (MARKERS.exec(line)?.[0].match(MARKER)?.length ?? 0);
};

/** Whole lines from the start of the text, nearly always all of them. */
export const shownPart = (text: string): string => {
  const part = readablePart(text);
  let work = 0;
  let ampersands = 0;
  for (const { 0: line, index } of matchesOf(part, /[^\n]*\n?/g)) {
    work += workFor(line);
    ampersands += line.split("&").length - 1;
    if (work > MOST_WORK || ampersands > MOST_AMPERSANDS) return part.slice(0, index);
  }
  return part;
};
