/** Which lines of a text a change has added or edited, which it has moved, and which stand as they were. */
import { type Hunk, lineHunks } from "../text/line-diff.ts";

/** Lines are counted from 0. */
export interface LineMap {
  readonly hunks: readonly Hunk[];
  /** The lines of the new text that the change adds or edits. */
  readonly own: ReadonlySet<number>;
  /** The lines of the new text that stood elsewhere before. */
  readonly moved: ReadonlySet<number>;
  /** The line of the text before that a line of the new text was; undefined for the change's own. */
  before(line: number): number | undefined;
}

const range = ({ first, end }: { first: number; end: number }): number[] =>
  Array.from({ length: end - first }, (_, index) => first + index);

/** For each line that a change puts in, as often as it takes the same line out elsewhere, the line that it was. */
const movesIn = (hunks: readonly Hunk[], before: readonly string[], after: readonly string[]): Map<number, number> => {
  const removed = new Map<string, number[]>();
  for (const line of hunks.flatMap((hunk) => range(hunk.before))) {
    const text = before[line] as string;
    if (text.trim() === "") continue;
    const same = removed.get(text);
    if (same) same.push(line);
    else removed.set(text, [line]);
  }
  for (const lines of removed.values()) lines.reverse();
  const moves = new Map<number, number>();
  for (const line of hunks.flatMap((hunk) => range(hunk.after))) {
    const was = removed.get(after[line] as string)?.pop();
    if (was !== undefined) moves.set(line, was);
  }
  return moves;
};

/** Compares two texts line by line. */
export const mapLines = (before: readonly string[], after: readonly string[]): LineMap => {
  const hunks = lineHunks(before, after);
  const moves = movesIn(hunks, before, after);
  const own = new Set(hunks.flatMap((hunk) => range(hunk.after)).filter((line) => !moves.has(line)));
  // Of each line that stands, how far the hunks before have shifted it.
  const standing: number[] = [];
  let [line, shift] = [0, 0];
  for (const hunk of hunks) {
    for (; line < hunk.after.first; line++) standing[line] = line - shift;
    line = hunk.after.end;
    shift = hunk.after.end - hunk.before.end;
  }
  for (; line < after.length; line++) standing[line] = line - shift;
  return { hunks, own, moved: new Set(moves.keys()), before: (at) => moves.get(at) ?? standing[at] };
};
