/** Counts in git's own diff whether a change can be merged in bulk: what the verdict of the linter is held against. */
import type { History, MergedChange } from "./history.ts";

/** A hunk of `git diff --unified=0`: its lines, and the number of the first line in the new text. */
interface DiffHunk {
  readonly first: number;
  readonly removed: string[];
  readonly added: string[];
}

const hunksOf = (diff: string): DiffHunk[] => {
  const hunks: DiffHunk[] = [];
  for (const line of diff.split("\n")) {
    const start = /^@@ -\S+ \+(\d+)/.exec(line);
    if (start) hunks.push({ first: Number(start[1]), removed: [], added: [] });
    else if (line.startsWith("-")) hunks.at(-1)?.removed.push(line.slice(1));
    else if (line.startsWith("+")) hunks.at(-1)?.added.push(line.slice(1));
  }
  return hunks;
};

const isBlank = (line: string): boolean => line.trim() === "";
const withoutMarker = (line: string): string => line.replace(/^(\s*)[-*+]\s+/, "$1");

/** The numbers of the lines that a hunk adds when one line after the other is compared, or undefined if it removes one. */
const addedIn = ({ first, removed, added }: DiffHunk): number[] | undefined => {
  const left = removed.filter((line) => !isBlank(line)).map(withoutMarker);
  const numbers: number[] = [];
  for (const [index, line] of added.entries()) {
    if (isBlank(line)) continue;
    if (left[0] === withoutMarker(line)) left.shift();
    else numbers.push(first + index);
  }
  return left.length > 0 ? undefined : numbers;
};

const isCommunityItem = (lines: readonly string[], number: number): boolean => {
  if (!/^[-*+]\s+\S/.test(lines[number - 1] ?? "")) return false;
  const above = lines.slice(0, number - 1);
  const isHeading = (line: string): boolean => /^#{1,3}\s/.test(line);
  const top = above.findLast((line) => /^#{1,2}\s/.test(line)) ?? "";
  return /^###\s/.test(above.findLast(isHeading) ?? "") && /^##\s+Updates from Rust Community/i.test(top);
};

/**
 * Whether a change adds one item under a `###` of the community section of the newest draft, and nothing else. Only git's
 * diff and patterns are asked, and nothing of the linter.
 */
export const isOneItemMore = (history: History, change: MergedChange, paths: readonly string[]): boolean => {
  const [path] = paths;
  if (path === undefined || paths.length > 1 || path !== history.issuesIn(change.target, "draft").at(-1)) return false;
  const diff = history.diff(change, path);
  if (/^(?:new file|deleted file|rename|old mode) /m.test(diff)) return false;
  const added = hunksOf(diff).map(addedIn);
  if (added.includes(undefined)) return false;
  const numbers = added.flatMap((each) => each ?? []);
  return numbers.length === 1 && isCommunityItem(history.text(change.head, path).split("\n"), numbers[0] as number);
};
