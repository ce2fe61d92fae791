import { readdirSync, type Stats, statSync } from "node:fs";
import { sep } from "node:path";
import { dayInName } from "../../newsletter/issue-name.ts";
import type { Day } from "../../text/calendar.ts";

/** The file of an issue that came out. */
export interface PastFile {
  readonly name: string;
  readonly file: string;
  readonly date: Day;
  /** What the file system says of it, before it is read. */
  readonly stats: Stats;
}

const pastFile = (folder: string, name: string): PastFile[] => {
  const date = dayInName(name);
  if (date === undefined) return [];
  const file = `${folder}${sep}${name}`;
  // A link may lead to anything, also to what is never read to its end.
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? [{ name, file, date, stats }] : [];
};

/**
 * The issues in a folder, told by the dates in their names; the newest first, one of each date.
 * @throws Error of the file system when the folder cannot be read
 */
export const pastFiles = (folder: string): PastFile[] =>
  readdirSync(folder)
    .flatMap((name) => pastFile(folder, name))
    .sort((a, b) => b.date - a.date || (a.file < b.file ? -1 : 1))
    .filter(({ date }, index, all) => all[index - 1]?.date !== date);
