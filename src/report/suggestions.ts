/** Suggestions: whole lines of a file as they read with all safe fixes made. */
import { shortestHunks } from "../text/line-diff.ts";
import type { Span } from "../text/span.ts";
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
  /** Replaces no line: the one that it has is a neighbour. */
  readonly isInserted?: boolean;
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
  if (next !== undefined)
    return { ...hunk, end: hunk.end + 1, lines: [...hunk.lines, next], isInserted: hunk.end === hunk.first };
  const last = before[hunk.first - 1];
  return last === undefined ? hunk : { ...hunk, first: hunk.first - 1, lines: [last, ...hunk.lines] };
};

/** The line ranges of fixes that touch several lines. Such a fix is one suggestion, so that nobody commits half of it. */
const multiLineFixes = ({ source, diagnostics }: FileReport): { first: number; last: number }[] =>
  diagnostics.flatMap(({ fix }) => {
    if (fix?.safety !== "safe") return [];
    const starts = fix.edits.map(({ span }) => source.lineIndex(span.start));
    const ends = fix.edits.map(({ span }) => source.lineIndex(Math.max(span.start, span.end - 1)));
    // Not spread into arguments: a fix may have more edits than a call can take.
    const first = starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const last = ends.reduce((a, b) => Math.max(a, b), 0);
    return first < last ? [{ first, last }] : [];
  });

/** Two hunks belong together when they share a line, or lie on the lines of one fix; the lines between them are added. */
const mergedHunks = (hunks: readonly Hunk[], file: FileReport, before: readonly string[]): Hunk[] => {
  const ranges = multiLineFixes(file).sort((a, b) => a.first - b.first);
  const result: { first: number; end: number; lines: string[] }[] = [];
  let next = 0;
  // The last line of those fixes that begin before the end of the open hunk.
  let reach = -1;
  for (const { first, end, lines, isInserted } of hunks) {
    const open = result.at(-1);
    for (; next < ranges.length && open && (ranges[next]?.first ?? 0) < open.end; next++)
      reach = Math.max(reach, ranges[next]?.last ?? 0);
    // What is inserted behind the last line of a fix belongs to it too.
    if (open === undefined || (open.end <= first && reach + (isInserted ? 1 : 0) < first)) {
      result.push({ first, end, lines: [...lines] });
      continue;
    }
    // A neighbour that both include is not repeated.
    const shared = Math.max(0, open.end - first);
    for (const line of before.slice(open.end, first)) open.lines.push(line);
    for (const line of lines.slice(shared)) open.lines.push(line);
    open.end = end;
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

/** For each line the first of the items that touches it. */
const firstOnLines = (
  count: number,
  touched: Iterable<readonly [item: number, first: number, last: number]>,
): number[] => {
  const items = new Array<number>(count).fill(Number.POSITIVE_INFINITY);
  // For each line one from there on that has no item yet, so that no line is visited for every item.
  const free = Array.from({ length: count + 1 }, (_, line) => line);
  const freeFrom = (line: number): number => {
    let at = line;
    while (free[at] !== at) {
      free[at] = free[free[at] as number] as number;
      at = free[at] as number;
    }
    return at;
  };
  for (const [item, first, last] of touched)
    for (let line = freeFrom(first); line <= last && line < count; line = freeFrom(line)) {
      items[line] = item;
      free[line] = line + 1;
    }
  return items;
};

/** For a suggestion the index of the finding that it belongs to: one that it repairs, else one on its lines. */
export const findingsOf = ({ source, diagnostics }: FileReport): ((suggestion: Suggestion) => number) => {
  const linesOf = (item: number, { start, end }: Span) =>
    [item, source.lineIndex(start), source.lineIndex(Math.max(start, end))] as const;
  const edited = diagnostics.flatMap(({ fix }, item) =>
    fix?.safety === "safe" ? fix.edits.map(({ span }) => linesOf(item, span)) : [],
  );
  const repaired = firstOnLines(source.lines.length, edited);
  const found = firstOnLines(
    source.lines.length,
    diagnostics.map(({ span }, item) => linesOf(item, span)),
  );
  return ({ first, last }) => {
    for (const items of [repaired, found]) {
      const index = items.slice(first - 1, last).reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
      if (index < diagnostics.length) return index;
    }
    return 0;
  };
};
