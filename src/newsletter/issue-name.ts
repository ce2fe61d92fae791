/** The names of the files of issues, `2026-03-11-this-week-in-rust.md`; nothing else knows their form. */
import { type Day, dayOf } from "../text/calendar.ts";

/** Some published issues are nearly named so: `2020-12-9-…`, and `…-last-week-in-rust.markdown`. */
const NAME = /(?:^|[\\/])(\d{4})-(\d{1,2})-(\d{1,2})-[a-z]{1,9}-weeks?-[a-z]{1,9}-rust\.(?:md|markdown)$/;

/** A glob of all that may be an issue; the name is looked at then. */
export const ISSUE_GLOB = "**/*-in-rust.{md,markdown}";

/** Whether the last part of the path is the name of an issue. */
export const isIssueName = (path: string): boolean => NAME.test(path);

/** Whether the path is that of the template of a new issue. */
export const isTemplateName = (path: string): boolean => /(?:^|[\\/])draft[\\/]DRAFT_TEMPLATE(?:\.md)?$/.test(path);

/** Whether the file is in a folder named `draft`, where issues are written; anywhere else an issue is published. */
export const isDraftPath = (path: string): boolean => path.split(/[\\/]/).slice(0, -1).includes("draft");

/** The day in the name of an issue's file; undefined for a file of another name, and for a day that does not exist. */
export const dayInName = (path: string): Day | undefined => {
  const [, year, month, date] = NAME.exec(path) ?? [];
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(date));
};

/** Compares names of issues: the older issue comes first. */
export const byDayInName = (a: string, b: string): number =>
  (dayInName(a) ?? 0) - (dayInName(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
