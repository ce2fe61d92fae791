/** Reads the dates of an event page, and compares them with those of an entry. */
import type { DateRange } from "../document/types.ts";
import { type Day, formatDay, parseDay } from "../text/calendar.ts";
import type { Page, PageEvent } from "./page.ts";

const lastSegment = (url: string): string | undefined =>
  URL.canParse(url)
    ? new URL(url).pathname
        .split("/")
        .filter((segment) => segment !== "")
        .at(-1)
        ?.toLowerCase()
    : undefined;

/** The event of a page; undefined when the page lists several events, or one that has another page. */
export const eventOfPage = ({ events, address }: Page): PageEvent | undefined => {
  const matching = events.filter(({ url }) => url !== undefined && lastSegment(url) === lastSegment(address));
  if (matching.length > 0) return matching.length === 1 ? matching[0] : undefined;
  return events.length === 1 && events[0]?.url === undefined ? events[0] : undefined;
};

const MINUTES_A_DAY = 24 * 60;
/** The time zones farthest from UTC, in minutes. */
const EARLIEST_ZONE = -12 * 60;
const LATEST_ZONE = 14 * 60;
/** An event that ends before this hour belongs to the day before. */
const NIGHT_END = 6;

/** A date and time as the page writes it: local day, minutes of the day, and the offset from UTC if it is given. */
interface LocalTime {
  readonly day: Day;
  readonly minutes?: number;
  readonly offset?: number;
}

const ISO_8601 = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|([+-])(\d\d):?(\d\d))?)?/;

const parseTime = (text: string | undefined): LocalTime | undefined => {
  const match = ISO_8601.exec(text ?? "");
  const day = match?.[1] === undefined ? undefined : parseDay(match[1]);
  if (!match || day === undefined) return undefined;
  if (match[2] === undefined) return { day };
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  const isZoned = match[0].endsWith("Z") || match[4] !== undefined;
  const offset = (match[4] === "-" ? -1 : 1) * (Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0));
  return { day, minutes, offset: isZoned ? offset : undefined };
};

/** The days that the time may be on where the event is held; for a virtual event also the day in UTC. */
const daysOf = ({ day, minutes, offset }: LocalTime, isVirtual: boolean): Day[] => {
  if (minutes === undefined || offset === undefined) return [day];
  const dayAt = (zone: number): Day => day + Math.floor((minutes - offset + zone) / MINUTES_A_DAY);
  // Programs also write UTC when they do not know the time zone, so any time zone is possible.
  if (offset === 0) return [...new Set([day, dayAt(EARLIEST_ZONE), dayAt(LATEST_ZONE)])];
  return isVirtual ? [...new Set([day, dayAt(0)])] : [day];
};

/** Days. A longer event is a series that is announced as one event, so its end is ignored. */
const MAX_DAYS = 14;

/** The days of an event on its page; `end` only when it is after the first day. */
interface Days {
  /** The possible first days, one for each time zone that may be meant. */
  readonly starts: readonly Day[];
  readonly start: Day;
  readonly end?: Day;
}

const daysOfEvent = (event: PageEvent, isVirtual: boolean): Days | undefined => {
  const start = parseTime(event.start);
  if (!start) return undefined;
  const ending = parseTime(event.end);
  const isNight = ending?.minutes !== undefined && ending.minutes <= NIGHT_END * 60 && ending.day > start.day;
  const last = ending && ending.day - start.day <= MAX_DAYS ? ending.day - (isNight ? 1 : 0) : start.day;
  return { starts: daysOf(start, isVirtual), start: start.day, end: last > start.day ? last : undefined };
};

const datesText = ({ start, end }: Days): string =>
  end === undefined ? formatDay(start) : `${formatDay(start)} - ${formatDay(end)}`;

/** The dates of an event page in the format of the newsletter. */
export const formatEventDates = (event: PageEvent): string | undefined => {
  const days = daysOfEvent(event, false);
  return days && datesText(days);
};

/** The dates of the page, in the newsletter's format, when they conflict with those of the entry; else undefined. */
export const conflictingDates = (
  { from, to }: DateRange,
  event: PageEvent,
  isVirtual: boolean,
): { onPage: string; isCertain: boolean } | undefined => {
  const days = daysOfEvent(event, isVirtual);
  if (!days || from === undefined || to === undefined) return undefined;
  const { starts, end } = days;
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const startsThere = from >= first && from <= last;
  const endsThere = end === undefined || Math.abs(end - to) <= last - first;
  const isRight = from === to ? from >= first && from <= Math.max(last, end ?? last) : startsThere && endsThere;
  return isRight ? undefined : { onPage: datesText(days), isCertain: starts.length === 1 };
};
