/** A lone entry, event or call as part of an issue: without its surroundings no rule can judge it. */
import { eventsLine, windowFrom } from "../analysis/event-window.ts";
import { buildIssue } from "../document/build.ts";
import type { Issue } from "../document/types.ts";
import { countryCode, regionsOf } from "../newsletter/countries.ts";
import { kindOfTitle, kindWithParents, outlineRow, type SectionKind } from "../newsletter/outline.ts";
import { type Day, formatDay } from "../text/calendar.ts";
import { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { parser } from "./parser.ts";

/** A text inside an issue that was made up around it. */
export interface SurroundedText {
  readonly text: string;
  /** Where in it the given text is. */
  readonly span: Span;
}

const headingOf = (title: string): readonly string[] => {
  const row = outlineRow(kindOfTitle(title, "preamble"));
  if (row === undefined) return [`### ${title}`];
  const parent = row.parent && outlineRow(row.parent as SectionKind);
  return [...(parent ? headingOf(parent.titles[0] as string) : []), `${"#".repeat(row.depths[0] as number)} ${title}`];
};

/**
 * Puts lines under a heading of an issue that has nothing else, and comes out on the day.
 * @param section one of `OPEN_SECTIONS`
 */
export const surround = (lines: string, { section, day }: { section: string; day: Day }): SurroundedText => {
  const date = formatDay(day);
  const isEvent = kindWithParents(kindOfTitle(section, "preamble")).has("events");
  const before = [
    `Title: This Week in Rust\nDate: ${date}\nCategory: This Week in Rust`,
    ...headingOf(section).flatMap((heading, index) =>
      isEvent && index === 0 ? [heading, eventsLine(windowFrom(day))] : [heading],
    ),
  ].join("\n\n");
  const start = before.length + 1;
  return { text: `${before}\n${lines}\n`, span: { start, end: start + lines.length } };
};

const VIRTUAL = "Virtual";

/** The region whose heading the first event belongs under. */
const regionOf = (lines: string): string => {
  const { text } = surround(lines, { section: "Europe", day: 0 });
  const location = buildIssue(new SourceFile("", text), { parser }).events[0]?.location;
  if (location === undefined || location.mode === "virtual") return VIRTUAL;
  return regionsOf(countryCode(location.country?.value ?? "") ?? "")[0] ?? "Europe";
};

const DATED = /^\s{0,9}[*+-]?\s{0,9}\d{1,4}[-./]\d{1,2}[-./]\d{1,4}\s{0,9}(?:[|-]|$)/;
const CALL = /\|\s{0,9}(?:CFP|Call for)/i;
const ISSUE_OF_PROJECT =
  /^\s{0,9}[*+-]\s{0,9}\[[^\]]{1,200} - [^\]]{1,200}\]\(https?:\/\/(?:github|gitlab)\.com\/[^\s/]{1,99}\/[^\s/]{1,99}\/(?:-\/)?issues\//;

/** The heading that the lines most likely belong under, by their shape. */
export const guessSection = (lines: string): string => {
  const first = lines.split("\n").find((line) => line.trim() !== "") ?? "";
  if (DATED.test(first) || /^\s{0,9}[*+-]?\s{0,9}\d{4}-\d{2}-\d{2}/.test(first)) return regionOf(lines);
  if (CALL.test(first)) return "CFP - Events";
  return ISSUE_OF_PROJECT.test(first) ? "CFP - Projects" : "Observations/Thoughts";
};

/** Whether a text is an issue, or a piece of one that has its own headings, rather than lone lines. */
export const hasHeadings = ({ frontMatter, sections }: Issue): boolean =>
  frontMatter.fields.length > 0 || sections.some(({ kind }) => kind !== "preamble");
