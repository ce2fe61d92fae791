import { type Day, formatDay, parseDay } from "../text/calendar.ts";
import { dateInName } from "./front-matter.ts";
import type { Issue } from "./types.ts";

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
}

export const NO_ARCHIVE: Archive = { issues: [] };

/**
 * The issues that came out before this one. Its own other copies are none of them, and of an issue without a date none
 * is known to be earlier. Where the name of its file says another date, the earlier one counts: a date that is still
 * last week's, or mistyped, must not make a copy of the issue its own witness.
 */
export const earlierThan = ({ issues }: Archive, { date, number, source }: Issue): Archive => {
  const named = parseDay(dateInName(source.path) ?? "");
  const limit = Math.min(date ?? Number.POSITIVE_INFINITY, named ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(limit)) return NO_ARCHIVE;
  return { issues: issues.filter((past) => past.date < limit && (number === undefined || past.number !== number)) };
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
