/** The facts that an example gives its rule: earlier issues and linked pages. */
import { KNOWLEDGE } from "../archive/knowledge.ts";
import { learnIssue } from "../archive/learn.ts";
import { type Archive, NO_ARCHIVE, type PastIssue } from "../archive/types.ts";
import { buildIssue } from "../document/build.ts";
import { pagesFrom } from "../linked-pages/page.ts";
import { formatDay, parseDay } from "../text/calendar.ts";
import { SourceFile } from "../text/source-file.ts";
import type { Example, Facts } from "./define-rule.ts";
import { type ExamplePlace, placeExample } from "./example-frame.ts";

/** What stood in the place of an example in the issues before it. */
export interface Earlier {
  /** In how many of them, the week before and back. */
  readonly issues: number;
  /** `{date}` is the day after the issue, `{n}` counts the issues. */
  readonly text: string;
}

const FIRST = { date: parseDay("2026-03-11") as number, number: 642 };
const WEEK = 7;

const pastIssue = (place: ExamplePlace, text: string, weeks: number): PastIssue => {
  const date = FIRST.date - weeks * WEEK;
  const written = text
    .replaceAll("{date}", formatDay(date + 1))
    .replaceAll("{n}", String(weeks).padStart(2, "0"))
    .trim();
  const path = `content/${formatDay(date)}-this-week-in-rust.md`;
  const { text: issue, start } = placeExample(place, written);
  const { links, events } = learnIssue(buildIssue(new SourceFile(path, issue)), KNOWLEDGE);
  // The surroundings are the same in all examples and prove nothing.
  const isOfExample = ({ at }: { readonly at: { readonly offset: number } }): boolean =>
    at.offset >= start && at.offset < start + written.length;
  const number = FIRST.number - weeks;
  return { path, date, number, links: links.filter(isOfExample), events: events.filter(isOfExample) };
};

/** The archive that an example is judged with. */
const exampleArchive = (place: ExamplePlace, { issues, text }: Earlier): Archive => ({
  issues: Array.from({ length: issues }, (_, index) => pastIssue(place, text, index + 1)),
});

/** The facts that an example gives its rule. */
export const factsOf = (example: Example): Facts => ({
  archive: example.earlier ? exampleArchive(example, example.earlier) : NO_ARCHIVE,
  pages: pagesFrom(example.pages ?? {}),
});
