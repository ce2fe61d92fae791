/** When a series of events goes on, if it keeps its rhythm. */
import type { EventWindow } from "../analysis/event-window.ts";
import { type Day, dateOf, dayOf, monthOf, weekday, yearOf } from "../text/calendar.ts";

/** So many of its last days tell a rhythm: what happened twice is none. */
const ENOUGH = 3;
const WEEK = 7;
/** Every week, every second and every third; what is rarer is told by the month. */
const LONGEST_PAUSE = 3 * WEEK;
/** A series that has left out as many of its days as this is over. */
const MOST_LEFT_OUT = 2;

/** Months since the beginning of the calendar. */
const monthNumber = (day: Day): number => yearOf(day) * 12 + monthOf(day) - 1;
/** The first day of a month. */
const firstOf = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1) as Day;

/** Which one of its weekday a day is in its month: 1 is the first. */
const ordinalOf = (day: Day): number => Math.ceil(dateOf(day) / WEEK);
const isLastOfMonth = (day: Day): boolean => monthOf(day + WEEK) !== monthOf(day);

/** The value that all have, if they have the same. */
const common = <T>(values: readonly T[]): T | undefined => (new Set(values).size === 1 ? values[0] : undefined);

/** From one to the next. */
const steps = (values: readonly number[]): number[] =>
  values.slice(1).map((value, index) => value - (values[index] as number));

/** The weekday with that ordinal in the month; the last one where there is no ordinal. */
const inMonth = (month: number, dayOfWeek: number, ordinal: number | undefined): Day | undefined => {
  const first = firstOf(month);
  const days = [0, 1, 2, 3, 4].map((week) => first + ((dayOfWeek - weekday(first) + WEEK) % WEEK) + week * WEEK);
  const inside = days.filter((day) => monthNumber(day) === month);
  return ordinal === undefined ? inside.at(-1) : inside[ordinal - 1];
};

/** What comes after a number of steps; 0 is the last day that is known. */
type Rhythm = (step: number) => Day | undefined;

/** The same weekday of each month, of every second one and so on. */
const monthly = (days: readonly Day[]): Rhythm | undefined => {
  const last = days.at(-1) as Day;
  const ordinal = common(days.map(ordinalOf));
  const pause = common(steps(days.map(monthNumber)));
  if (pause === undefined || pause === 0 || (ordinal === undefined && !days.every(isLastOfMonth))) return undefined;
  return (step) => inMonth(monthNumber(last) + step * pause, weekday(last), ordinal);
};

const weekly = (days: readonly Day[]): Rhythm | undefined => {
  const pause = common(steps(days));
  return pause === undefined || pause > LONGEST_PAUSE ? undefined : (step) => (days.at(-1) as Day) + step * pause;
};

/**
 * The days in the window on which a series goes on; none where its last days have no rhythm, or where it seems to be over.
 * @param days on which it was, in any order
 */
export const nextDays = (days: readonly Day[], { from, to }: EventWindow): Day[] => {
  const recent = [...new Set(days)].sort((a, b) => a - b).slice(-ENOUGH);
  if (recent.length < ENOUGH || common(recent.map(weekday)) === undefined) return [];
  const rhythm = weekly(recent) ?? monthly(recent);
  const over = rhythm?.(MOST_LEFT_OUT + 1);
  if (!rhythm || (over !== undefined && over < from)) return [];
  const found: Day[] = [];
  // A month may have no fifth Tuesday.
  for (let step = 1, day = rhythm(step); (day ?? from) <= to && step <= to - from; day = rhythm(++step))
    if (day !== undefined && day >= from) found.push(day);
  return found;
};
