/** Finds entries that are one event. */

import type { EventEntry } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { codedDay } from "../newsletter/meetup-code.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { titleKey } from "../text/title-key.ts";
import { areAlike } from "../text/title-words.ts";
import { defineAnalysis } from "./define-analysis.ts";
import { houseLocationOf } from "./house-location.ts";

/**
 * How two entries are one event: the same line, the same page or the same title on one day, with a group or several days
 * in common; a page that is virtual in one region and in person in another, or virtual in both, or a hybrid event whose
 * two lines differ in their location; one page on days that overlap, the page of one evening on two days, or one page for
 * two days in a row. Of a page under two unlike titles one link is wrong, as is one number of Meetup under two groups. An evening of a series has a code and a number.
 */
export type Likeness =
  | "line"
  | "page"
  | "titles"
  | "number"
  | "evening"
  | "title"
  | "conference"
  | "mode"
  | "virtual"
  | "place"
  | "overlap"
  | "day"
  | "next-day";

export interface DuplicatePair {
  readonly first: EventEntry;
  readonly second: EventEntry;
  readonly how: Likeness;
}

/** Normalized URLs of sites where each evening has a separate page. */
const ONE_EVENING = /^(?:meetup\.com\/[^/]+\/events\/\d+$|(?:luma\.com|lu\.ma)\/[a-z\d]{6,10}$)/;
/** Each number is one event, whatever group stands before it. */
const MEETUP_NUMBER = /^meetup\.com\/[^/]+\/events\/(\d{6,12})$/;

export const headOf = ({ columns }: EventEntry): string => columns.map(({ value }) => value).join(" | ");
const pageOf = ({ titleLinks: [link] }: EventEntry): string => (link ? pageKey(link.url) : "");
const titleOf = ({ titleLinks: [link] }: EventEntry): string => link?.text.value ?? "";
const isVirtual = ({ location }: EventEntry): boolean => location?.mode === "virtual";

/** Whether two locations say the same, however they are written: the way of writing is for other rules. */
const standAtOnePlace = (first: EventEntry, second: EventEntry): boolean => {
  const [one, other] = [first, second].map(({ location }) => houseLocationOf(location?.value ?? ""));
  return one?.mode === other?.mode && one?.address === other?.address;
};

/** Two entries that have one of the keys in common, and so may be one event. */
type Judge = (first: EventEntry, second: EventEntry) => Likeness | undefined;

const byLine: Judge = (first, second) => (first.titles.length === 0 || second.titles.length === 0 ? "line" : undefined);

/** With one page on one day, in one section. */
const byPage: Judge = (first, second) => (areAlike(titleOf(first), titleOf(second)) ? "page" : "titles");

/** With one page on one day, in two regions. */
const byMode: Judge = (first, second) => {
  const modes = [first.location?.mode, second.location?.mode];
  if (first.section === second.section) return undefined;
  if (isVirtual(first) && isVirtual(second)) return "virtual";
  if (modes.includes("virtual") && modes.includes("in-person")) return "mode";
  return modes.includes("hybrid") && !standAtOnePlace(first, second) ? "place" : undefined;
};

/** With one page in one section, on two days. */
const byDays: Judge = (first, second) => {
  const [one, other] = [first.dates, second.dates];
  if (one?.from === undefined || other?.from === undefined) return undefined;
  if (one.from === other.from && one.to === other.to) return undefined;
  if (one.from <= (other.to ?? other.from) && other.from <= (one.to ?? one.from)) return "overlap";
  if (ONE_EVENING.test(pageOf(second))) return "day";
  const isNext = Math.abs(one.from - other.from) === 1;
  return isNext && first.location?.value === second.location?.value ? "next-day" : undefined;
};

const byNumber: Judge = (first, second) => (pageOf(first) === pageOf(second) ? undefined : "number");

/** Of one group on one day: the code of one link stands for that day, and the other link has its number. */
const byCode: Judge = (first, second) => {
  const isCoded = ({ titleLinks: [link], dates }: EventEntry): boolean =>
    link !== undefined && dates?.from !== undefined && codedDay(link.url) === dates.from;
  const isNumbered = (event: EventEntry): boolean => MEETUP_NUMBER.test(pageOf(event));
  return (isCoded(first) && isNumbered(second)) || (isNumbered(first) && isCoded(second)) ? "evening" : undefined;
};

/** The keys of an event, each with what it may say of two events. */
const keysOf = (event: EventEntry): { judge: Judge; key: string }[] => {
  const { dates, section, groups, titleLinks, location } = event;
  const day = `${dates?.from}/${dates?.to}`;
  const here = `${section.span.start} ${day}`;
  const keys = [{ judge: byLine, key: `line ${here} ${headOf(event)}` }];
  const [group, titleLink] = [groups[0], titleLinks[0]];
  if (!titleLink) return keys;
  const page = pageOf(event);
  keys.push({ judge: byPage, key: `page ${here} ${page}` });
  const title = titleKey(titleOf(event));
  if (group) {
    const organizer = `${here} ${groupKey(pageKey(group.url))} ${location?.value}`;
    keys.push({ judge: () => "title", key: `title ${organizer} ${title}` });
    keys.push({ judge: byCode, key: `evening ${organizer}` });
  }
  if (dates?.to !== dates?.from && location)
    keys.push({
      judge: () => "conference",
      key: `days ${here} ${houseLocationOf(location.value).address} ${title}`,
    });
  if (section.kind === "region") keys.push({ judge: byMode, key: `mode ${day} ${page}` });
  keys.push({ judge: byDays, key: `day ${section.span.start} ${page}` });
  const number = MEETUP_NUMBER.exec(page)?.[1];
  if (number) keys.push({ judge: byNumber, key: `number ${section.span.start} ${number}` });
  return keys;
};

/** Entries that are one event, each with the first entry of the same event. */
export const duplicateEvents = defineAnalysis(({ events }): readonly DuplicatePair[] => {
  const known = new Map<string, EventEntry>();
  return events.flatMap((second): DuplicatePair[] => {
    if (second.dates?.from === undefined) return [];
    const keys = keysOf(second);
    const pairs = keys.flatMap(({ judge, key }): DuplicatePair[] => {
      const first = known.get(key);
      const how = first && judge(first, second);
      return first && how ? [{ first, second, how }] : [];
    });
    for (const { key } of keys) if (!known.has(key)) known.set(key, second);
    return pairs.slice(0, 1);
  });
});

/** Virtual events that stand under `Virtual` and in a region, or in two regions. */
export const virtualTwice = defineAnalysis(
  (issue): ReadonlySet<EventEntry> =>
    new Set(duplicateEvents(issue).flatMap(({ first, second, how }) => (how === "virtual" ? [first, second] : []))),
);
