/** The facts that an example gives its rule: earlier issues and linked pages, made of a few lines. */

import { extractIssue } from "../archive/extract.ts";
import { type Archive, type EarlierIssue, type EarlierPosition, NO_ARCHIVE } from "../archive/types.ts";
import { type FileChange, fileChange } from "../change/file-change.ts";
import { buildIssue } from "../document/build.ts";
import type { MarkdownParser } from "../document/markdown/parser.ts";
import { pagesFrom } from "../linked-pages/page.ts";
import { formatDay, parseDay } from "../text/calendar.ts";
import type { Dictionary } from "../text/dictionary.ts";
import { SourceFile } from "../text/source-file.ts";
import type { Example, Facts } from "./define-rule.ts";
import { type ExamplePlace, placeExample } from "./example-frame.ts";

/** What earlier issues have where the example stands. */
export interface EarlierText {
  /** In how many of them, the week before and back. */
  readonly issues: number;
  /** `{date}` is the day after the issue, `{n}` counts the issues. */
  readonly text: string;
}

const FIRST = { date: parseDay("2026-03-11") as number, number: 642 };
const WEEK = 7;

const earlierIssue = (
  target: ExamplePlace,
  text: string,
  { weeks, parser }: { weeks: number; parser: MarkdownParser },
): EarlierIssue => {
  const date = FIRST.date - weeks * WEEK;
  const written = text
    .replaceAll("{date}", formatDay(date + 1))
    .replaceAll("{n}", String(weeks).padStart(2, "0"))
    .trim();
  const path = `content/${formatDay(date)}-this-week-in-rust.md`;
  const { text: issue, start } = placeExample(target, written);
  const { links, events, weekly } = extractIssue(buildIssue(new SourceFile(path, issue), { parser }));
  // The rest of the invented issue is the same in all examples and is no evidence.
  const isOfExample = ({ position: { offset } }: { readonly position: EarlierPosition }): boolean =>
    offset >= start && offset < start + written.length;
  const number = FIRST.number - weeks;
  return {
    path,
    date,
    number,
    links: links.filter(isOfExample),
    events: events.filter(isOfExample),
    weekly: weekly.filter(isOfExample),
  };
};

/** The archive that an example is linted with. */
const exampleArchive = (target: ExamplePlace, { issues, text }: EarlierText, parser: MarkdownParser): Archive => ({
  issues: Array.from({ length: issues }, (_, index) => earlierIssue(target, text, { weeks: index + 1, parser })),
});

/** The change that an example shows; undefined when it shows none. */
export const changeOf = (example: Example, after: SourceFile): FileChange | undefined => {
  if (example.before === undefined) return undefined;
  const before = new SourceFile(after.path, placeExample(example, example.before).text);
  return fileChange({ path: after.path, before, after, newestDraft: example.newestDraft });
};

/** What the library brings, and examples are linted with. */
export interface Brought {
  readonly parser: MarkdownParser;
  readonly dictionary: Dictionary;
}

/** The facts that an example gives its rule. */
export const factsOf = (example: Example, { parser, dictionary }: Brought): Facts => ({
  dictionary,
  archive: example.earlier ? exampleArchive(example, example.earlier, parser) : NO_ARCHIVE,
  pages: pagesFrom(example.pages ?? {}),
});
