/** Suggestions: whole lines of a file as they read with all safe fixes made. */
import { shortestHunks } from "../text/line-diff.ts";
import type { FileReport } from "./file-report.ts";

/** A range of lines, and what replaces them. */
export interface Suggestion {
  /** First and last line that it replaces, from 1. */
  readonly first: number;
  readonly last: number;
  /** Without line endings. Never empty: a suggestion that only removes or adds lines includes a neighbouring line. */
  readonly lines: readonly string[];
}

/** A range of lines from 0, with `end` exclusive, and what replaces them. */
interface Hunk {
  readonly first: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** The lines of a text. Whether the last one has an ending is ignored, since a suggestion cannot express it. */
const linesOf = (text: string): string[] => {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
};

const hunksOf = (before: readonly string[], after: readonly string[]): Hunk[] | undefined =>
  shortestHunks(before, after)?.map((hunk) => ({
    first: hunk.before.first,
    end: hunk.before.end,
    lines: after.slice(hunk.after.first, hunk.after.end),
  }));

/** Splits a hunk that replaces each line by one line into hunks of one line. */
const lineByLine = (hunk: Hunk): Hunk[] =>
  hunk.end - hunk.first !== hunk.lines.length
    ? [hunk]
    : hunk.lines.map((line, index) => ({ first: hunk.first + index, end: hunk.first + index + 1, lines: [line] }));

/** Extends a hunk that only removes or adds lines by the next line, or by the line before at the end of the file. */
const withNeighbour = (hunk: Hunk, before: readonly string[]): Hunk => {
  if (hunk.end > hunk.first && hunk.lines.length > 0) return hunk;
  const next = before[hunk.end];
  if (next !== undefined) return { ...hunk, end: hunk.end + 1, lines: [...hunk.lines, next] };
  const last = before[hunk.first - 1];
  return last === undefined ? hunk : { ...hunk, first: hunk.first - 1, lines: [last, ...hunk.lines] };
};

/** Two hunks as one, with the lines between them; a neighbour that both include is not repeated. */
const joinedHunks = (a: Hunk, b: Hunk, before: readonly string[]): Hunk => {
  const shared = Math.max(0, a.end - b.first);
  return {
    first: a.first,
    end: b.end,
    lines: [...a.lines, ...before.slice(a.end, b.first), ...b.lines.slice(shared)],
  };
};

/** The line ranges of fixes that touch several lines. Such a fix is one suggestion, so that nobody commits half of it. */
const multiLineFixes = ({ source, diagnostics }: FileReport): { first: number; last: number }[] =>
  diagnostics.flatMap(({ fix }) => {
    if (fix?.safety !== "safe") return [];
    const starts = fix.edits.map(({ span }) => source.lineIndex(span.start));
    const ends = fix.edits.map(({ span }) => source.lineIndex(Math.max(span.start, span.end - 1)));
    const [first, last] = [Math.min(...starts), Math.max(...ends)];
    return first < last ? [{ first, last }] : [];
  });

const belongTogether = (a: Hunk, b: Hunk, ranges: readonly { first: number; last: number }[]): boolean =>
  a.end > b.first ||
  ranges.some(({ first, last }) => first < a.end && a.first <= last && first < b.end && b.first <= last);

const mergedHunks = (hunks: readonly Hunk[], file: FileReport, before: readonly string[]): Hunk[] => {
  const ranges = multiLineFixes(file);
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const open = result.at(-1);
    if (open && belongTogether(open, hunk, ranges)) result[result.length - 1] = joinedHunks(open, hunk, before);
    else result.push(hunk);
  }
  return result;
};

/** The changes of all safe fixes by lines; a fix of several lines is one suggestion. */
export const suggestionsOf = (file: FileReport): Suggestion[] => {
  if (file.repaired === undefined || file.repaired === file.source.text) return [];
  const before = linesOf(file.source.text);
  const hunks = hunksOf(before, linesOf(file.repaired)) ?? [];
  const separate = hunks.flatMap(lineByLine).map((hunk) => withNeighbour(hunk, before));
  return mergedHunks(separate, file, before).map(({ first, end, lines }) => ({ first: first + 1, last: end, lines }));
};

/** The index of the finding that a suggestion belongs to: one that it repairs, else one on its lines. */
export const findingOf = ({ source, diagnostics }: FileReport, { first, last }: Suggestion): number => {
  const touches = ({ start, end }: { start: number; end: number }): boolean =>
    source.lineIndex(start) < last && source.lineIndex(Math.max(start, end)) + 1 >= first;
  const repaired = diagnostics.findIndex(
    ({ fix }) => fix?.safety === "safe" && fix.edits.some(({ span }) => touches(span)),
  );
  if (repaired >= 0) return repaired;
  return Math.max(
    0,
    diagnostics.findIndex(({ span }) => touches(span)),
  );
};
