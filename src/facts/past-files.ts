import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { dateInName } from "../model/front-matter.ts";
import { type Day, parseDay } from "../text/calendar.ts";

/** The file of an issue that came out. */
export interface PastFile {
  readonly file: string;
  readonly date: Day;
}

const pastFile = (folder: string, entry: Dirent): PastFile[] => {
  const date = parseDay(dateInName(entry.name) ?? "");
  const isFile = entry.isFile() || entry.isSymbolicLink();
  return date === undefined || !isFile ? [] : [{ file: join(folder, entry.name), date }];
};

/** The issues in a folder, told by the dates in their names; the newest first, one of each date. */
export const pastFiles = (folder: string): PastFile[] =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => pastFile(folder, entry))
    .sort((a, b) => b.date - a.date || (a.file < b.file ? -1 : 1))
    .filter(({ date }, index, all) => all[index - 1]?.date !== date);
