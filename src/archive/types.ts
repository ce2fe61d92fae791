import type { HouseLocation } from "../analysis/house-location.ts";
import type { Issue } from "../document/types.ts";
import { dayInName } from "../newsletter/issue-name.ts";
import { type Day, formatDay } from "../text/calendar.ts";
import type { Text } from "../text/span.ts";

/** Where something stands in an earlier issue: line and column from 1, offset and length in UTF-16 units. */
export interface PastPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  readonly length: number;
}

/** An entry of the community's list. */
export interface PastLink {
  /** The form in which links are compared. */
  readonly page: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** Title of its section. */
  readonly section: string;
  readonly at: PastPlace;
}

/** A group that organised an event. */
export interface PastGroup {
  /** The form in which groups are compared. */
  readonly key: string;
  readonly name: string;
  readonly url: string;
}

/** An event as it is announced. Copies of an announcement, in one issue after the other, are one object. */
export interface Meeting {
  /** First and last day, where the calendar has them. */
  readonly from?: Day;
  readonly to?: Day;
  /** As written. */
  readonly place: string;
  readonly home: HouseLocation;
  readonly groups: readonly PastGroup[];
  /** The form in which the link of its title is compared. */
  readonly page?: string;
  readonly title?: string;
}

export interface PastEvent {
  readonly meeting: Meeting;
  /** Title of its section. */
  readonly region: string;
  readonly at: PastPlace;
}

/** What has to be known to learn from an issue. */
export interface Knowledge {
  /** The form in which links are compared. */
  readonly pageOf: (url: Text) => string;
  /** `place` is as written. */
  readonly homeOf: (place: string) => HouseLocation;
}

/** What is learned from the text of an issue. */
export interface Learned {
  readonly number?: number;
  readonly links: readonly PastLink[];
  readonly events: readonly PastEvent[];
}

/** What is remembered of an earlier issue. */
export interface PastIssue extends Learned {
  /** As it is shown. */
  readonly path: string;
  /** In the name of its file. */
  readonly date: Day;
}

/** Earlier issues, the newest first. */
export interface Archive {
  readonly issues: readonly PastIssue[];
  /** What they tell together, where it is known without reading them. */
  readonly index?: ArchiveIndex;
}

/** An event of a group as it was printed last, however often it was printed: copies of a line are one witness. */
export interface GroupEvent {
  readonly issue: PastIssue;
  readonly event: PastEvent;
  readonly group: PastGroup;
}

/** What earlier events say of a group, each saying once, the newest first. */
export interface Sayings {
  readonly names: readonly string[];
  /** Places as written, and in the house style. */
  readonly places: readonly string[];
  readonly wheres: readonly string[];
  readonly titles: readonly string[];
}

/** A link of an earlier issue, and which. */
export interface Sighting {
  readonly issue: PastIssue;
  readonly link: PastLink;
}

/** A group that hardly an issue went without. */
export interface Series {
  readonly key: string;
  readonly name: string;
  /** In how many of the newest issues it was. */
  readonly issues: number;
  /** Its latest event in the newest issue that it was in. */
  readonly last: { readonly issue: PastIssue; readonly event: PastEvent };
  /** The day by which, going by its rhythm, the next event would always have been announced; undefined without one. */
  readonly expected?: Day;
}

/** The page that alone has a word in its title; undefined where several have it. */
export interface KnownWord {
  readonly page: string | undefined;
}

export interface Lookup<Value> {
  get(key: string): Value | undefined;
}

/** What is asked of earlier issues. All lists have the newest first. */
export interface ArchiveIndex {
  /** By the group's link. What is said of it is enough to know that there is nothing to say of most events. */
  readonly groups: Lookup<readonly GroupEvent[]>;
  readonly sayings: Lookup<Sayings>;
  /** By the group's name the links that it has had. */
  readonly names: Lookup<readonly string[]>;
  readonly pages: Lookup<readonly Sighting[]>;
  /** By the letters of the title, of the last few issues. */
  readonly titles: Lookup<readonly Sighting[]>;
  /** Words of titles, in lower case. */
  readonly words: Lookup<KnownWord>;
  /** Words that so many titles have that they are spelled as they should be, each with how many. */
  readonly wellKnown: readonly (readonly [word: string, count: number])[];
  readonly series: readonly Series[];
}

export const NO_ARCHIVE: Archive = { issues: [] };

/**
 * The issues that came out before this one. Its own other copies are none of them, and of an issue without a date none
 * is known to be earlier. Where the name of its file says another date, the earlier one counts: a date that is still
 * last week's, or mistyped, must not make a copy of the issue its own witness.
 */
export const earlierThan = (archive: Archive, { date, number, source }: Issue): Archive => {
  const named = dayInName(source.path);
  const limit = Math.min(date ?? Number.POSITIVE_INFINITY, named ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(limit)) return NO_ARCHIVE;
  const isEarlier = (past: PastIssue): boolean => past.date < limit && (number === undefined || past.number !== number);
  return archive.issues.every(isEarlier) ? archive : { issues: archive.issues.filter(isEarlier) };
};

/** How an earlier issue is named in a sentence. */
export const issueName = ({ number, date }: PastIssue): string =>
  number === undefined ? `the issue of ${formatDay(date)}` : `issue ${number}`;

/** A place in an earlier issue, as findings point at it. */
export const pointAt = ({ path }: PastIssue, { line, column, offset, length }: PastPlace) => ({
  path,
  start: { line, column, offset },
  end: { line, column: column + length, offset: offset + length },
});
