/** Issues for measuring: the draft of `fixtures/`, grown to the size of a real one, week by week. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatDay, parseDay } from "../../src/text/calendar.ts";

const DRAFT = new URL("../../fixtures/draft/2026-03-11-this-week-in-rust.md", import.meta.url);
const NUMBER = 642;
/** An issue has about 30 KB, and the draft a quarter of that. */
const COPIES = 7;
const WEEKS_OF_A_YEAR = 52;

/** The same item about something else. */
const variant = (item: string, copy: number): string =>
  item
    .replace(/(\]\(https?:\/\/[^\s)]*?)(\d*)(\/?\))/g, (_, url: string, digits: string, end: string) =>
      digits === "" ? `${url}-${copy}${end}` : `${url}${Number(digits) + copy}${end}`,
    )
    .replace(/([^\]*`])((?:\*\*)?\]\()/g, `$1 ${copy}$2`);

const grown = (draft: string, copies = COPIES): string =>
  draft.replace(/^\* \S.*\n(?: {2,}\S.*\n)*/gm, (item) =>
    Array.from({ length: copies }, (_, copy) => (copy === 0 ? item : variant(item, copy))).join(""),
  );

/** An issue of about that many characters, each item many times about something else. */
export const longIssue = (size: number): string => {
  const draft = readFileSync(DRAFT, "utf8");
  const ofTwo = grown(draft, 2).length;
  return grown(draft, Math.max(1, 1 + Math.round((size - draft.length) / (ofTwo - draft.length))));
};

const inWeek = (text: string, week: number): string =>
  text
    .replace(/\d{4}-\d\d-\d\d/g, (date) => {
      const day = parseDay(date);
      return day === undefined ? date : formatDay(day + 7 * week);
    })
    .replaceAll(String(NUMBER), String(NUMBER + week));

/**
 * Writes the issues of that many weeks into the folder; returns their paths, the oldest first.
 * @param issue as one of them reads
 */
export const writeIssues = (
  folder: string,
  weeks = 2 * WEEKS_OF_A_YEAR,
  issue = grown(readFileSync(DRAFT, "utf8")),
): string[] => {
  return Array.from({ length: weeks }, (_, week) => {
    const text = inWeek(issue, week);
    const path = join(folder, `${/^Date: (.*)$/m.exec(text)?.[1]}-this-week-in-rust.md`);
    writeFileSync(path, text);
    return path;
  });
};
