import type { DateRange } from "../document/types.ts";
import { type Day, formatDay, parseDay } from "../text/calendar.ts";
import type { Page, PageEvent } from "./page.ts";

const lastSegment = (url: string): string | undefined =>
  URL.canParse(url)
    ? new URL(url).pathname
        .split("/")
        .filter((piece) => piece !== "")
        .at(-1)
        ?.toLowerCase()
    : undefined;

/** The event that a page is about; undefined for one that lists several, or speaks of one that has another page. */
export const eventOfPage = ({ events, address }: Page): PageEvent | undefined => {
  const own = events.filter(({ url }) => url !== undefined && lastSegment(url) === lastSegment(address));
  if (own.length > 0) return own.length === 1 ? own[0] : undefined;
  return events.length === 1 && events[0]?.url === undefined ? events[0] : undefined;
};

const MINUTES_A_DAY = 24 * 60;
/** How far the clocks of the world are from UTC, in minutes. */
const EARLIEST_ZONE = -12 * 60;
const LATEST_ZONE = 14 * 60;
/** An evening that ends before that hour belongs to the day before. */
const SMALL_HOURS = 6;

/** A moment as the page writes it: the day there, and minutes from its start; without offset when none is said. */
interface Moment {
  readonly day: Day;
  readonly minutes?: number;
  readonly offset?: number;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|([+-])(\d\d):?(\d\d))?)?/;

const readMoment = (text: string | undefined): Moment | undefined => {
  const match = MOMENT.exec(text ?? "");
  const day = match?.[1] === undefined ? undefined : parseDay(match[1]);
  if (!match || day === undefined) return undefined;
  if (match[2] === undefined) return { day };
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  const isZoned = match[0].endsWith("Z") || match[4] !== undefined;
  const offset = (match[4] === "-" ? -1 : 1) * (Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0));
  return { day, minutes, offset: isZoned ? offset : undefined };
};

/** The days that a moment can be called where the event is held; for one on a screen, in UTC too. */
const daysOf = ({ day, minutes, offset }: Moment, isVirtual: boolean): Day[] => {
  if (minutes === undefined || offset === undefined) return [day];
  const dayAt = (zone: number): Day => day + Math.floor((minutes - offset + zone) / MINUTES_A_DAY);
  // UTC is where it is when it is in Britain or Ghana, and what programs write when they do not know.
  if (offset === 0) return [...new Set([day, dayAt(EARLIEST_ZONE), dayAt(LATEST_ZONE)])];
  return isVirtual ? [...new Set([day, dayAt(0)])] : [day];
};

/** A series is announced as one event that ends months later. */
const LONGEST = 14;

/** The days of an event as its page says them; `end` only when it is not the first day too. */
interface Days {
  /** The first day, in the words of every clock that may be meant. */
  readonly starts: readonly Day[];
  readonly start: Day;
  readonly end?: Day;
}

const daysOfEvent = (event: PageEvent, isVirtual: boolean): Days | undefined => {
  const start = readMoment(event.start);
  if (!start) return undefined;
  const ending = readMoment(event.end);
  const isNight = ending?.minutes !== undefined && ending.minutes <= SMALL_HOURS * 60 && ending.day > start.day;
  const last = ending && ending.day - start.day <= LONGEST ? ending.day - (isNight ? 1 : 0) : start.day;
  return { starts: daysOf(start, isVirtual), start: start.day, end: last > start.day ? last : undefined };
};

const datesText = ({ start, end }: Days): string =>
  end === undefined ? formatDay(start) : `${formatDay(start)} - ${formatDay(end)}`;

/** The dates that an event's page says, as the newsletter writes them. */
export const formatEventDates = (event: PageEvent): string | undefined => {
  const days = daysOfEvent(event, false);
  return days && datesText(days);
};

/** What the page says against the dates of an entry, as dates of the newsletter; undefined when nothing. */
export const conflictingDates = (
  { from, to }: DateRange,
  event: PageEvent,
  isVirtual: boolean,
): { said: string; isCertain: boolean } | undefined => {
  const days = daysOfEvent(event, isVirtual);
  if (!days || from === undefined || to === undefined) return undefined;
  const { starts, end } = days;
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const startsThere = from >= first && from <= last;
  const endsThere = end === undefined || Math.abs(end - to) <= last - first;
  const isRight = from === to ? from >= first && from <= Math.max(last, end ?? last) : startsThere && endsThere;
  return isRight ? undefined : { said: datesText(days), isCertain: starts.length === 1 };
};
