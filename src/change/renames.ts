/** The names of changed files: which one was which. */
import { dayInName } from "../newsletter/issue-name.ts";

/** A changed file by its names. */
export interface ChangedName {
  readonly path: string;
  /** Its name before; undefined for a new file. */
  readonly from?: string;
  readonly isDeleted: boolean;
}

const sameIssue = (a: string, b: string): boolean => {
  const day = dayInName(a);
  return day !== undefined && day === dayInName(b);
};

/**
 * Joins a deleted issue and a new one of the same day to a rename. Git and GitHub see a rename only where the texts are
 * alike, and an issue can be published and rewritten in one change.
 */
export const withIssueRenames = <T extends ChangedName>(files: readonly T[]): T[] => {
  const deleted = files.filter(({ isDeleted }) => isDeleted);
  const joined = new Map<T, string>();
  for (const file of files) {
    if (file.isDeleted || file.from !== undefined) continue;
    const old = deleted.find(({ path }) => sameIssue(path, file.path) && ![...joined.values()].includes(path));
    if (old) joined.set(file, old.path);
  }
  const gone = new Set(joined.values());
  return files
    .filter(({ isDeleted, path }) => !(isDeleted && gone.has(path)))
    .map((file) => (joined.has(file) ? { ...file, from: joined.get(file) } : file));
};
