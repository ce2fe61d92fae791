/** The names of changed files: which one was which. */
import { dayInName } from "../newsletter/issue-name.ts";
import type { Day } from "../text/calendar.ts";

/** A changed file by its names. */
export interface ChangedName {
  readonly path: string;
  /** Its name before; undefined for a new file. */
  readonly from?: string;
  readonly isDeleted: boolean;
}

const push = (lists: Map<Day, string[]>, day: Day, path: string): void => {
  const list = lists.get(day);
  if (list) list.push(path);
  else lists.set(day, [path]);
};

/**
 * Joins a deleted issue and a new one of the same day to a rename. Git and GitHub see a rename only where the texts are
 * alike, and an issue can be published and rewritten in one change.
 */
export const withIssueRenames = <T extends ChangedName>(files: readonly T[]): T[] => {
  const deleted = new Map<Day, string[]>();
  for (const { path, isDeleted } of [...files].reverse()) {
    const day = isDeleted ? dayInName(path) : undefined;
    if (day !== undefined) push(deleted, day, path);
  }
  const joined = new Map<T, string>();
  for (const file of files) {
    const day = file.isDeleted || file.from !== undefined ? undefined : dayInName(file.path);
    const old = day === undefined ? undefined : deleted.get(day)?.pop();
    if (old !== undefined) joined.set(file, old);
  }
  const gone = new Set(joined.values());
  return files
    .filter(({ isDeleted, path }) => !(isDeleted && gone.has(path)))
    .map((file) => (joined.has(file) ? { ...file, from: joined.get(file) } : file));
};
