/** The items of an issue, such as entries, events and headings: which of them a change adds, and which are gone with it. */
import type { Issue, Link, Section } from "../document/types.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Span } from "../text/span.ts";
import { titleKey } from "../text/title-key.ts";
import { isTypo } from "../text/typo.ts";
import type { ChangedIssue } from "./changed-issue.ts";

/** One thing that somebody put into an issue. */
export interface Item {
  readonly kind: "entry" | "event" | "call" | "heading";
  /** Where it is named, and the first line of it. */
  readonly span: Span;
  /** What it is called, as written. */
  readonly title: string;
  /** What it is recognized by: another item that has one of these is the same, edited. */
  readonly keys: readonly string[];
}

const keysOfLink = (link: Link | undefined): string[] => {
  if (link === undefined) return [];
  const title = titleKey(link.text.value);
  return [`page ${pageKey(link.url)}`, ...(title === "" ? [] : [`title ${title}`])];
};

const headingOf = (section: Section): Item => ({
  kind: "heading",
  span: section.heading,
  title: section.title.value,
  // A section that is known is the same whatever its heading is called.
  keys: [`heading ${section.kind === "unknown" ? titleKey(section.title.value) : section.kind}`],
});

const read = ({ entries, events, talks, projects, sections }: Issue): Item[] => [
  ...sections.filter(({ depth }) => depth > 0).map(headingOf),
  ...entries.map(({ link }): Item => {
    return { kind: "entry", span: link.span, title: link.text.value, keys: keysOfLink(link) };
  }),
  ...events.map(({ line, dates, groups, titleLinks }): Item => {
    const meetings = groups.map((group) => `event ${dates?.value} ${pageKey(group.url)}`);
    const title = titleLinks[0]?.text.value ?? line.content.value;
    return { kind: "event", span: line.span, title, keys: [...titleLinks.flatMap(keysOfLink), ...meetings] };
  }),
  ...[...talks.map(({ line, name }) => ({ line, link: name })), ...projects].map(({ line, link }): Item => {
    return { kind: "call", span: line.span, title: link?.text.value ?? line.content.value, keys: keysOfLink(link) };
  }),
];

/** The items of an issue in order of position. */
export const itemsOf = (issue: Issue): Item[] => read(issue).sort((a, b) => a.span.start - b.span.start);

/** The items that the change adds, as the new text has them. An item that is only edited or moved is none of them. */
export const addedItems = ({ file, before, after }: ChangedIssue): Item[] => {
  if (after === undefined) return [];
  const known = new Set(before ? itemsOf(before).flatMap(({ keys }) => keys) : []);
  return itemsOf(after).filter(
    ({ span, keys }) => file.lines.own.has(after.source.lineIndex(span.start)) && !keys.some((key) => known.has(key)),
  );
};

/** The items that the change takes out of an issue, as the text before has them. */
export const goneItems = ({ before, after }: ChangedIssue): Item[] => {
  if (before === undefined || after === undefined) return [];
  const now = itemsOf(after);
  const kept = new Set(now.flatMap(({ keys }) => keys));
  const isRespelled = ({ kind, title }: Item): boolean =>
    kind === "heading" && now.some((other) => other.kind === "heading" && isTypo(title, other.title));
  return itemsOf(before).filter((item) => {
    const isKnown = item.keys.some((key) => kept.has(key)) || item.keys.length === 0;
    return !isKnown && !isRespelled(item);
  });
};
