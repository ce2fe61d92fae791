import { type Dirent, readdirSync, statSync } from "node:fs";
import { sep } from "node:path";
import { dateInName } from "../model/front-matter.ts";
import { type Day, parseDay } from "../text/calendar.ts";

/** The file of an issue that came out. */
export interface PastFile {
  readonly file: string;
  readonly date: Day;
}

/** A link may lead to anything, also to what is never read to its end. */
const isFile = (entry: Dirent, path: string): boolean =>
  entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true);

const pastFile = (folder: string, entry: Dirent): PastFile[] => {
  const date = parseDay(dateInName(entry.name) ?? "");
  const file = `${folder}${sep}${entry.name}`;
  return date === undefined || !isFile(entry, file) ? [] : [{ file, date }];
};

/** The issues in a folder, told by the dates in their names; the newest first, one of each date. */
export const pastFiles = (folder: string): PastFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => pastFile(folder, entry))
    .sort((a, b) => b.date - a.date || (a.file < b.file ? -1 : 1))
    .filter(({ date }, index, all) => all[index - 1]?.date !== date);
