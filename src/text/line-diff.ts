/** Which lines differ between two texts. */
import { diffArrays } from "diff";

/** Ranges of lines from 0, with `end` exclusive: those of the first text are replaced by those of the second. */
export interface Hunk {
  readonly before: { readonly first: number; readonly end: number };
  readonly after: { readonly first: number; readonly end: number };
}

/** In lines. Only hostile texts differ in more, and the shortest diff of them would take too long. */
const MAX_EDIT_LENGTH = 2000;

/** One hunk over all that lies between the lines that both texts begin and end with. */
const middleHunk = (before: readonly string[], after: readonly string[]): Hunk[] => {
  let first = 0;
  while (first < before.length && before[first] === after[first]) first++;
  let [end, endAfter] = [before.length, after.length];
  while (end > first && endAfter > first && before[end - 1] === after[endAfter - 1]) {
    end--;
    endAfter--;
  }
  return [{ before: { first, end }, after: { first, end: endAfter } }];
};

const indentOf = (line: string | undefined): number => (line?.trim() ? line.length - line.trimStart().length : 1000);

/**
 * Where the inserted or deleted lines are taken to begin. Lines that repeat their neighbours can be cut out at several
 * positions: an event begins at its own first line, not at the second line of the event before.
 */
const bestStart = (lines: readonly string[], { first, end }: { first: number; end: number }, last: number): number => {
  let start = first;
  while (start > 0 && lines[start - 1] === lines[start - 1 + end - first]) start--;
  let best = start;
  for (let at = start; ; at++) {
    if (indentOf(lines[at]) <= indentOf(lines[best])) best = at;
    if (at + end - first >= last || lines[at] !== lines[at + end - first]) return best;
  }
};

/** Moves a hunk that only inserts or only deletes to where a person would see it, but not into another hunk. */
const settled = (hunk: Hunk, index: number, { hunks, before, after }: HunksOf): Hunk => {
  const isInsertion = hunk.before.first === hunk.before.end;
  if (!isInsertion && hunk.after.first !== hunk.after.end) return hunk;
  const [lines, range] = isInsertion ? [after, hunk.after] : [before, hunk.before];
  const side = isInsertion ? "after" : "before";
  const [from, to] = [hunks[index - 1]?.[side].end ?? 0, hunks[index + 1]?.[side].first ?? lines.length];
  const start = bestStart(lines.slice(from, to), { first: range.first - from, end: range.end - from }, to - from);
  const by = start - (range.first - from);
  return {
    before: { first: hunk.before.first + by, end: hunk.before.end + by },
    after: { first: hunk.after.first + by, end: hunk.after.end + by },
  };
};

interface HunksOf {
  readonly hunks: readonly Hunk[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The hunks of the shortest diff of two lists of lines, in order; undefined where the lists differ too much. */
export const shortestHunks = (before: readonly string[], after: readonly string[]): Hunk[] | undefined => {
  const parts = diffArrays([...before], [...after], { maxEditLength: MAX_EDIT_LENGTH });
  if (parts === undefined) return undefined;
  const hunks: { before: { first: number; end: number }; after: { first: number; end: number } }[] = [];
  let [old, now, isOpen] = [0, 0, false];
  for (const { added, removed, value } of parts) {
    if (added || removed) {
      if (!isOpen) hunks.push({ before: { first: old, end: old }, after: { first: now, end: now } });
      isOpen = true;
    } else isOpen = false;
    if (!added) old += value.length;
    if (!removed) now += value.length;
    const hunk = hunks.at(-1);
    if (hunk && isOpen) [hunk.before.end, hunk.after.end] = [old, now];
  }
  return hunks;
};

/** These hunks, each where a person would see it. Texts that differ too much are one hunk. */
export const lineHunks = (before: readonly string[], after: readonly string[]): Hunk[] => {
  const hunks = shortestHunks(before, after);
  return hunks?.map((hunk, index) => settled(hunk, index, { hunks, before, after })) ?? middleHunk(before, after);
};
