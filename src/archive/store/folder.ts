/** Finds the issues in a folder. */

import { readdirSync, type Stats } from "node:fs";
import { sep } from "node:path";
import { isSymbolicLink, leavesCheckout, targetAt } from "../../files/checkout.ts";
import { dayInName } from "../../newsletter/issue-name.ts";
import type { Day } from "../../text/calendar.ts";
import { newestFirst } from "../published.ts";

/** The file of an issue that came out. */
export interface EarlierFile {
  readonly name: string;
  readonly path: string;
  readonly date: Day;
  /** From before it is read. */
  readonly stats: Stats;
}

const earlierFile = (folder: string, name: string): EarlierFile[] => {
  const date = dayInName(name);
  if (date === undefined) return [];
  const path = `${folder}${sep}${name}`;
  const stats = targetAt(path);
  return stats?.isFile() && !(isSymbolicLink(path) && leavesCheckout(path)) ? [{ name, path, date, stats }] : [];
};

/**
 * The issues in a folder, which are the files with a date in their names: the newest first, one for each date.
 * @throws Error of the file system when the folder cannot be read
 */
export const earlierFiles = (folder: string): EarlierFile[] =>
  newestFirst(readdirSync(folder).flatMap((name) => earlierFile(folder, name)));
