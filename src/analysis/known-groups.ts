/**
 * The groups that ask for comments or tests, and where an issue names them: each is a heading with items, or stands in
 * the sentence that lists the groups without items (`*No calls for testing were issued this week by …*`).
 */
import { isUnder } from "../document/sections.ts";
import type { Issue, Section } from "../document/types.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { parseDay } from "../text/calendar.ts";
import type { Text } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

export interface KnownGroup {
  readonly name: string;
  /** The title of its heading, where that is not the name. */
  readonly heading?: string;
  /** The date of the first issue that has it; in earlier issues it is not missing. */
  readonly since: string;
  /** Under `github.com/rust-lang`. */
  readonly repository: string;
  /** What the sentence says behind the link of the group. */
  readonly note?: string;
}

/** The groups of one section. */
export interface GroupList {
  readonly section: SectionKind;
  /** The label on GitHub that the items of a group have. */
  readonly label: string;
  readonly groups: readonly KnownGroup[];
}

/** The first issue whose final comment period has the sentence. */
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

/** The list that the sentence of a section is about; undefined for a section without such groups. */
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

/** The titles in the section of each list, without duplicates. */
const titlesByList = (titlesIn: (isInside: (section: Section) => boolean) => string[]): Map<GroupList, Set<string>> =>
  new Map(GROUP_LISTS.map((list) => [list, new Set(titlesIn((section) => isUnder(section, list.section)))]));

/** The headings that have items. */
const titlesWithItems = defineAnalysis(({ entries }) =>
  titlesByList((isInside) =>
    entries
      .filter(({ section, line }) => line.depth === 1 && isInside(section))
      .map(({ section }) => section.title.value),
  ),
);

/** All headings and texts of links. */
const titlesAndLinks = defineAnalysis(({ sections, links }) =>
  titlesByList((isInside) => [
    ...sections.filter(isInside).map(({ title }) => title.value),
    ...links.filter(({ section }) => isInside(section)).map(({ text }) => text.value),
  ]),
);

/** Whether items stand under a heading of the group. */
export const hasItems = (issue: Issue, list: GroupList, name: string): boolean => {
  const group = knownGroup(list, name) ?? { name };
  return [...(titlesWithItems(issue).get(list) ?? [])].some((title) => isNamed(group, title));
};

/**
 * The groups that an issue of that day should have and that its section names nowhere: in no heading, in no link, and
 * in no link of the sentence that is broken, of which `[name]` is left.
 */
export const missingGroups = (issue: Issue, list: GroupList, sentence: Text): KnownGroup[] => {
  const titles = [...(titlesAndLinks(issue).get(list) ?? [])];
  return list.groups.filter(
    (group) =>
      (parseDay(group.since) as number) <= (issue.date ?? Number.NEGATIVE_INFINITY) &&
      !sentence.value.includes(`[${group.name}]`) &&
      !titles.some((title) => isNamed(group, title)),
  );
};

/** The Markdown link, with its note, by which the sentence names the group. */
export const linkOf = ({ name, repository, note = "" }: KnownGroup, { label }: GroupList): string =>
  `[${name}](https://github.com/rust-lang/${repository}/labels/${label})${note}`;

/** Whether one of two groups stands before the other in the sentence of the template. */
export const comesBefore = (list: GroupList, name: string, other: string): boolean => {
  const [at, otherAt] = [name, other].map((each) => list.groups.findIndex((group) => isNamed(group, each)));
  return at !== undefined && otherAt !== undefined && at >= 0 && at < otherAt;
};
