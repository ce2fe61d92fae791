/** What an archive holds of earlier issues, and what is asked of it. */

import type { HouseLocation } from "../analysis/house-location.ts";
import type { Issue } from "../document/types.ts";
import { dayInName } from "../newsletter/issue-name.ts";
import { type Day, formatDay } from "../text/calendar.ts";
import type { Position } from "../text/source-file.ts";

/** The position at which something begins in an earlier issue, and its length. It ends on the same line. */
export interface EarlierPosition extends Position {
  /** In UTF-16 units. */
  readonly length: number;
}

/** A link that the community submitted. */
export interface EarlierLink {
  /** The `pageKey` of its URL: the normalized form in which links are compared. */
  readonly page: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Title of its section. */
  readonly section: string;
  readonly position: EarlierPosition;
}

/** A group that organised an event. */
export interface EarlierGroup {
  /** The `groupKey` of its URL: the normalized form in which groups are compared. */
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

/** What is announced of an event. Issue after issue copies it; all copies are one object. */
export interface Announcement {
  /** First and last day, where the calendar has them. */
  readonly from?: Day;
  readonly to?: Day;
  /** As written. */
  readonly location: string;
  readonly houseLocation: HouseLocation;
  readonly groups: readonly EarlierGroup[];
  /** The `pageKey` of the link of its title. */
  readonly page?: string;
  readonly title?: string;
}

/** An event as one issue prints it. */
export interface EarlierEvent {
  readonly announcement: Announcement;
  /** Title of its section: `Europe`, `Virtual`. */
  readonly region: string;
  readonly position: EarlierPosition;
}

/** What is extracted from the text of an issue. */
export interface IssueExtract {
  readonly number?: number;
  readonly links: readonly EarlierLink[];
  readonly events: readonly EarlierEvent[];
}

/** An issue that was published. */
export interface EarlierIssue extends IssueExtract {
  /** As reports show it. */
  readonly path: string;
  /** From the name of its file. */
  readonly date: Day;
}

/** Earlier issues, the newest first. */
export interface Archive {
  readonly issues: readonly EarlierIssue[];
  /** The index of these issues, where it is known without reading them. */
  readonly index?: ArchiveIndex;
}

/** An event of a group as it was printed last: its copies in the issues before are the same evidence. */
export interface GroupEvent {
  readonly issue: EarlierIssue;
  readonly event: EarlierEvent;
  readonly group: EarlierGroup;
}

/** The different names, locations and titles that the earlier events of a group have: each once, the newest first. */
export interface GroupVariants {
  readonly names: readonly string[];
  /** As written. */
  readonly locations: readonly string[];
  /** City, region and country of each location, in the house style. */
  readonly addresses: readonly string[];
  readonly titles: readonly string[];
}

/** A link, and the issue that has it. */
export interface LinkOccurrence {
  readonly issue: EarlierIssue;
  readonly link: EarlierLink;
}

/** A group that is in nearly all of the newest issues. */
export interface Series {
  readonly key: string;
  readonly name: string;
  /** In how many of the newest issues it is. */
  readonly issues: number;
  /** Its latest event in the newest issue that has it. */
  readonly last: { readonly issue: EarlierIssue; readonly event: EarlierEvent };
  /** The day by which its next event is announced if it keeps its rhythm; undefined where it has none. */
  readonly expected?: Day;
}

/** A word that titles in earlier issues have. */
export interface KnownWord {
  /** The only page that has the word in its title; undefined where several have it. */
  readonly page: string | undefined;
}

export interface Lookup<Value> {
  get(key: string): Value | undefined;
}

/** What is asked of earlier issues. All lists have the newest first. */
export interface ArchiveIndex {
  /** By the key of the group. */
  readonly groups: Lookup<readonly GroupEvent[]>;
  /** By the key of the group. Cheaper to read than its events, and enough to see that most events differ in nothing. */
  readonly variants: Lookup<GroupVariants>;
  /** By the name of a group: the keys of all groups that have had it. */
  readonly names: Lookup<readonly string[]>;
  /** By the `pageKey` of the link. */
  readonly pages: Lookup<readonly LinkOccurrence[]>;
  /** By the `titleKey` of the link's title. Only the last few issues are in it. */
  readonly titles: Lookup<readonly LinkOccurrence[]>;
  /** By a word of a title, in lower case. */
  readonly words: Lookup<KnownWord>;
  /** Words that are in many titles and so spelled as they should be, each with the number of titles. */
  readonly wellKnown: readonly (readonly [word: string, count: number])[];
  readonly series: readonly Series[];
}

export const NO_ARCHIVE: Archive = { issues: [] };

/**
 * The issues that came out before this one. Other copies of the issue itself are left out, and an issue without a date
 * has no earlier ones. Where the name of its file has another date than its text, the earlier of the two counts: with a
 * date that was left from last week, or mistyped, a copy of the issue must not be taken for evidence.
 */
export const earlierThan = (archive: Archive, { date, number, source }: Issue): Archive => {
  const named = dayInName(source.path);
  const limit = Math.min(date ?? Number.POSITIVE_INFINITY, named ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(limit)) return NO_ARCHIVE;
  const isEarlier = (other: EarlierIssue): boolean =>
    other.date < limit && (number === undefined || other.number !== number);
  return archive.issues.every(isEarlier) ? archive : { issues: archive.issues.filter(isEarlier) };
};

/** How a message names an earlier issue: `issue 642`. */
export const issueName = ({ number, date }: EarlierIssue): string =>
  number === undefined ? `the issue of ${formatDay(date)}` : `issue ${number}`;

/** What `related` of a finding needs to point at something in an earlier issue; only the message is to be added. */
export const pointAt = ({ path }: EarlierIssue, { line, column, offset, length }: EarlierPosition) => ({
  path,
  start: { line, column, offset },
  end: { line, column: column + length, offset: offset + length },
});
