/** The groups that ask for comments or tests, and where an issue names them. */
import { isUnder } from "../document/sections.ts";
import type { Issue, Section } from "../document/types.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { parseDay } from "../text/calendar.ts";
import type { Text } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** A group that asks for comments or tests, and where its items are. */
export interface KnownGroup {
  readonly name: string;
  /** Its heading's title where that is another. */
  readonly heading?: string;
  /** The first issue that has it in its sentence or as a heading; before, nothing was missing. */
  readonly since: string;
  readonly repository: string;
  /** The text behind the link. */
  readonly note?: string;
}

export interface GroupList {
  /** Where the groups stand, as headings with items or in the sentence. */
  readonly section: SectionKind;
  /** The label that the items of a group carry. */
  readonly label: string;
  readonly groups: readonly KnownGroup[];
}

const FIRST_SENTENCE = "2025-03-05";
const MAJOR_CHANGES = " [(MCPs only)](https://forge.rust-lang.org/compiler/mcp.html)";

const GROUP_LISTS: readonly GroupList[] = [
  {
    section: "final-comment-period",
    label: "final-comment-period",
    groups: [
      { name: "Rust", since: FIRST_SENTENCE, repository: "rust" },
      { name: "Rust RFCs", heading: "RFCs", since: FIRST_SENTENCE, repository: "rfcs" },
      { name: "Cargo", since: FIRST_SENTENCE, repository: "cargo" },
      { name: "Compiler Team", since: "2025-10-22", repository: "compiler-team", note: MAJOR_CHANGES },
      { name: "Language Team", since: FIRST_SENTENCE, repository: "lang-team" },
      { name: "Language Reference", since: FIRST_SENTENCE, repository: "reference" },
      { name: "Leadership Council", since: "2025-09-10", repository: "leadership-council" },
      { name: "Unsafe Code Guidelines", since: FIRST_SENTENCE, repository: "unsafe-code-guidelines" },
    ],
  },
  {
    section: "testing",
    label: "call-for-testing",
    groups: [
      { name: "Rust", since: "2025-02-26", repository: "rust" },
      { name: "Rust language RFCs", heading: "RFCs", since: "2025-02-26", repository: "rfcs" },
      { name: "Cargo", since: "2025-06-11", repository: "cargo" },
      { name: "Rustup", since: "2025-02-26", repository: "rustup" },
    ],
  },
];

/** The groups that the sentence of a section is about. */
export const groupListOf = (section: Section): GroupList | undefined =>
  GROUP_LISTS.find((list) => isUnder(section, list.section));

/** Whether a title or the text of a link names the group. */
const isNamed = ({ name, heading }: Pick<KnownGroup, "name" | "heading">, text: string): boolean => {
  const written = text.split("(")[0]?.trim().toLowerCase();
  return written === name.toLowerCase() || written === heading?.toLowerCase();
};

const knownGroup = ({ groups }: GroupList, name: string): KnownGroup | undefined =>
  groups.find((group) => isNamed(group, name));
export const isKnownGroup = (list: GroupList, name: string): boolean => knownGroup(list, name) !== undefined;

/** The titles of each list: each once, however often an issue says it. */
const byList = (titlesIn: (isInside: (section: Section) => boolean) => string[]): Map<GroupList, Set<string>> =>
  new Map(GROUP_LISTS.map((list) => [list, new Set(titlesIn((section) => isUnder(section, list.section)))]));

const busyTitles = defineAnalysis(({ entries }) =>
  byList((isInside) =>
    entries
      .filter(({ section, line }) => line.depth === 1 && isInside(section))
      .map(({ section }) => section.title.value),
  ),
);
const writtenTitles = defineAnalysis(({ sections, links }) =>
  byList((isInside) => [
    ...sections.filter(isInside).map(({ title }) => title.value),
    ...links.filter(({ section }) => isInside(section)).map(({ text }) => text.value),
  ]),
);

/** Whether items stand under a heading of the group. */
export const hasItems = (issue: Issue, list: GroupList, name: string): boolean => {
  const group = knownGroup(list, name) ?? { name };
  return [...(busyTitles(issue).get(list) ?? [])].some((title) => isNamed(group, title));
};

/** The groups of the issue's day that neither a heading nor a link of the section names, nor a broken one of the sentence. */
export const groupsNowhere = (issue: Issue, list: GroupList, sentence: Text): KnownGroup[] => {
  const written = [...(writtenTitles(issue).get(list) ?? [])];
  return list.groups.filter(
    (group) =>
      (parseDay(group.since) as number) <= (issue.date ?? Number.NEGATIVE_INFINITY) &&
      !sentence.value.includes(`[${group.name}]`) &&
      !written.some((title) => isNamed(group, title)),
  );
};

/** The group as the sentence names it. */
export const linkOf = ({ name, repository, note = "" }: KnownGroup, { label }: GroupList): string =>
  `[${name}](https://github.com/rust-lang/${repository}/labels/${label})${note}`;
