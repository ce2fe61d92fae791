/** A checkout of a newsletter of our own, with earlier issues. */

import { placeExample } from "../../src/rule/example-frame.ts";
import { formatDay, parseDay } from "../../src/text/calendar.ts";
import { type Folder, ISSUE_FILE, newFolder } from "./cli-run.ts";

const LAST = { date: parseDay("2026-03-11") as number, number: 642 };

export const fileOf = (weeks: number): string => `${formatDay(LAST.date - 7 * weeks)}-this-week-in-rust.md`;

/** An issue so many weeks before the draft, with these entries and events and nothing else that could be remembered. */
export const pastIssue = (
  weeks: number,
  { entries = "", events = "" }: { entries?: string; events?: string },
): string =>
  [
    `Title: This Week in Rust ${LAST.number - weeks}`,
    `Number: ${LAST.number - weeks}`,
    `Date: ${formatDay(LAST.date - 7 * weeks)}`,
    "Category: This Week in Rust",
    "",
    "## Updates from Rust Community",
    "",
    "### Observations/Thoughts",
    entries,
    "",
    "## Upcoming Events",
    "",
    "### Europe",
    events,
    "",
  ].join("\n");

/** `content/` with the issues of the weeks, and `draft/` with a draft of these entries. */
export const checkout = (draft: string, past: Readonly<Record<number, Parameters<typeof pastIssue>[1]>>): Folder => {
  const folder = newFolder();
  folder.write(".git/HEAD", "ref: refs/heads/main\n");
  folder.write(`draft/${ISSUE_FILE}`, placeExample({ in: "observations" }, draft).text);
  folder.write("content/README.md", "no issue\n");
  for (const [weeks, parts] of Object.entries(past))
    folder.write(`content/${fileOf(Number(weeks))}`, pastIssue(Number(weeks), parts));
  return folder;
};
