import { diffArrays } from "diff";
import type { FileReport } from "./file-report.ts";

/** Whole lines of a file, and what they would read with all safe fixes made. */
export interface Suggestion {
  /** First and last line that it replaces, from 1. */
  readonly first: number;
  readonly last: number;
  /** Without line endings. Never empty: what only removes or adds lines takes a neighbour along. */
  readonly lines: readonly string[];
}

/** Lines from `first` up to `end`, from 0, and what takes their place. */
interface Hunk {
  readonly first: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** More lines than this in one file change only when somebody tries to keep us busy. */
const MOST_CHANGES = 2000;

/** A final line ending is no line: a suggestion is whole lines, and cannot say whether one ends the last of a file. */
const linesOf = (text: string): string[] => {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
};

const hunksOf = (before: readonly string[], after: readonly string[]): Hunk[] | undefined => {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_CHANGES });
  if (parts === undefined) return undefined;
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { first: number; end: number; lines: string[] } | undefined;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      at += value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { first: at, end: at, lines: [] };
      hunks.push(open);
    }
    if (added) open.lines.push(...value);
    else at = open.end = at + value.length;
  }
  return hunks;
};

/** Lines that are replaced one by one need no common suggestion. */
const lineByLine = (hunk: Hunk): Hunk[] =>
  hunk.end - hunk.first !== hunk.lines.length
    ? [hunk]
    : hunk.lines.map((line, index) => ({ first: hunk.first + index, end: hunk.first + index + 1, lines: [line] }));

/** A hunk that removes all of its lines, or has none to replace, takes the next line along, or the one before the end. */
const rooted = (hunk: Hunk, before: readonly string[]): Hunk => {
  if (hunk.end > hunk.first && hunk.lines.length > 0) return hunk;
  const next = before[hunk.end];
  if (next !== undefined) return { ...hunk, end: hunk.end + 1, lines: [...hunk.lines, next] };
  const last = before[hunk.first - 1];
  return last === undefined ? hunk : { ...hunk, first: hunk.first - 1, lines: [last, ...hunk.lines] };
};

/** The two as one, with what stands between them; a line that both took along stands there once. */
const joined = (a: Hunk, b: Hunk, before: readonly string[]): Hunk => {
  const shared = Math.max(0, a.end - b.first);
  return {
    first: a.first,
    end: b.end,
    lines: [...a.lines, ...before.slice(a.end, b.first), ...b.lines.slice(shared)],
  };
};

/** Fixes that touch more than one line: all of it is suggested together, or half of it would be taken. */
const spreadFixes = ({ source, diagnostics }: FileReport): { first: number; last: number }[] =>
  diagnostics.flatMap(({ fix }) => {
    if (fix?.safety !== "safe") return [];
    const starts = fix.edits.map(({ span }) => source.lineIndex(span.start));
    const ends = fix.edits.map(({ span }) => source.lineIndex(Math.max(span.start, span.end - 1)));
    const [first, last] = [Math.min(...starts), Math.max(...ends)];
    return first < last ? [{ first, last }] : [];
  });

const belongTogether = (a: Hunk, b: Hunk, spreads: readonly { first: number; last: number }[]): boolean =>
  a.end > b.first ||
  spreads.some(({ first, last }) => first < a.end && a.first <= last && first < b.end && b.first <= last);

const merged = (hunks: readonly Hunk[], file: FileReport, before: readonly string[]): Hunk[] => {
  const spreads = spreadFixes(file);
  const result: Hunk[] = [];
  for (const hunk of hunks) {
    const open = result.at(-1);
    if (open && belongTogether(open, hunk, spreads)) result[result.length - 1] = joined(open, hunk, before);
    else result.push(hunk);
  }
  return result;
};

/** What `--fix` would make of the file, line by line; a fix in several places is one suggestion. */
export const suggestionsOf = (file: FileReport): Suggestion[] => {
  if (file.repaired === undefined || file.repaired === file.source.text) return [];
  const before = linesOf(file.source.text);
  const hunks = hunksOf(before, linesOf(file.repaired)) ?? [];
  const alone = hunks.flatMap(lineByLine).map((hunk) => rooted(hunk, before));
  return merged(alone, file, before).map(({ first, end, lines }) => ({ first: first + 1, last: end, lines }));
};

/** Which of the file's findings a suggestion answers, by their index: one that it repairs, else one on its lines. */
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
