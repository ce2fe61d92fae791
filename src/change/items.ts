/** The items of an issue, such as entries, events and headings: which of them a change adds, and which are gone with it. */
import type { Issue, Link, Section } from "../document/types.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Day } from "../text/calendar.ts";
import type { Hunk } from "../text/line-diff.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import type { ChangedIssue } from "./changed-issue.ts";
import type { FileChange } from "./file-change.ts";

/** One thing that somebody put into an issue. */
export interface Item {
  readonly kind: "entry" | "event" | "call" | "heading";
  /** Where it is named, and the first line of it. */
  readonly span: Span;
  /** What it is called, as written. */
  readonly title: string;
  /** What it is recognized by: another item that has one of these is the same, edited. */
  readonly keys: readonly string[];
  /** The last day of an event. */
  readonly until?: Day;
}

const keysOfLink = (link: Link | undefined): string[] => {
  if (link === undefined) return [];
  const title = titleKey(link.text.value);
  return [`page ${pageKey(link.url)}`, ...(title === "" ? [] : [`title ${title}`])];
};

/** The groups of a list come and go with their items, which editors see to each week. */
const COMES_AND_GOES: ReadonlySet<SectionKind> = new Set<SectionKind>(["testing-group", "fcp-group", "team"]);

const headingOf = (section: Section): Item => ({
  kind: "heading",
  span: section.heading,
  title: section.title.value,
  // A section that is known is the same whatever its heading is called.
  keys: [`heading ${section.kind === "unknown" ? titleKey(section.title.value) : section.kind}`],
});

const read = ({ entries, events, talks, projects, sections }: Issue): Item[] => [
  ...sections.filter(({ depth, kind }) => depth > 0 && !COMES_AND_GOES.has(kind)).map(headingOf),
  ...entries.map(({ link }): Item => {
    return { kind: "entry", span: link.span, title: link.text.value, keys: keysOfLink(link) };
  }),
  ...events.map(({ line, dates, groups, titleLinks }): Item => {
    const meetings = groups.map((group) => `event ${dates?.value} ${pageKey(group.url)}`);
    const title = titleLinks[0]?.text.value ?? line.content.value;
    const keys = [...titleLinks.flatMap(keysOfLink), ...meetings];
    return { kind: "event", span: line.span, title, keys, until: dates?.to };
  }),
  ...[...talks.map(({ line, name }) => ({ line, link: name })), ...projects].map(({ line, link }): Item => {
    return { kind: "call", span: line.span, title: link?.text.value ?? line.content.value, keys: keysOfLink(link) };
  }),
];

/** The items of an issue in order of position. */
export const itemsOf = (issue: Issue): Item[] => read(issue).sort((a, b) => a.span.start - b.span.start);

/** The lines of hunks that put in more lines of text than they take out: in others a line is edited, none is added. */
const addedLines = ({ before, after, lines: { hunks, own } }: FileChange): Set<number> => {
  const texts = (source: SourceFile | undefined, { first, end }: Hunk["after"]): number =>
    source?.lines.slice(first, end).filter((line) => source.slice(line).trim() !== "").length ?? 0;
  const growing = hunks.filter((hunk) => texts(after, hunk.after) > texts(before, hunk.before));
  const isIn = (line: number): boolean => growing.some((hunk) => hunk.after.first <= line && line < hunk.after.end);
  return new Set([...own].filter(isIn));
};

/** The items that the change adds, as the new text has them. An item that is only edited or moved is none of them. */
export const addedItems = ({ file, before, after }: ChangedIssue): Item[] => {
  if (after === undefined) return [];
  const known = new Set(before ? itemsOf(before).flatMap(({ keys }) => keys) : []);
  const added = addedLines(file);
  return itemsOf(after).filter(
    ({ span, keys }) => added.has(after.source.lineIndex(span.start)) && !keys.some((key) => known.has(key)),
  );
};

/** The items that the change takes out of an issue, as the text before has them. Events that were over are none. */
export const goneItems = ({ before, after }: ChangedIssue): Item[] => {
  if (before === undefined || after === undefined) return [];
  const now = itemsOf(after);
  const kept = new Set(now.flatMap(({ keys }) => keys));
  const isRespelled = ({ kind, title }: Item): boolean =>
    kind === "heading" && now.some((other) => other.kind === "heading" && isTypo(title, other.title));
  return itemsOf(before).filter((item) => {
    const isKnown = item.keys.some((key) => kept.has(key)) || item.keys.length === 0;
    const isOver = item.until !== undefined && after.date !== undefined && item.until < after.date;
    return !isKnown && !isOver && !isRespelled(item);
  });
};
