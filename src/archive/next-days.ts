/** When a series of events goes on, if it keeps its rhythm. */
import type { EventWindow } from "../analysis/event-window.ts";
import { type Day, dateOf, dayOf, monthOf, weekday, yearOf } from "../text/calendar.ts";

/** So many of its last days must agree. */
const ENOUGH = 3;
const WEEK = 7;
/** Every week, every second and every third; what is rarer is told by the month. */
const LONGEST_PAUSE = 3 * WEEK;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** Which one of its weekday a day is in its month: 1 is the first. */
const ordinalOf = (day: Day): number => Math.ceil(dateOf(day) / WEEK);
const isLastOfMonth = (day: Day): boolean => monthOf(day + WEEK) !== monthOf(day);

const allSame = <T>(values: readonly T[]): boolean => new Set(values).size === 1;

/** The first day of the month that is so many months later. */
const monthAfter = (day: Day, months: number): Day => {
  const month = yearOf(day) * 12 + monthOf(day) - 1 + months;
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1) as Day;
};

/** The weekday with that ordinal in the month; the last one where the ordinal is undefined. */
const inMonth = (first: Day, dayOfWeek: number, ordinal: number | undefined): Day | undefined => {
  const days = [0, 1, 2, 3, 4].map((week) => first + ((dayOfWeek - weekday(first) + WEEK) % WEEK) + week * WEEK);
  const inside = days.filter((day) => monthOf(day) === monthOf(first));
  return ordinal === undefined ? inside.at(-1) : inside[ordinal - 1];
};

const monthly = (last: Day, ordinal: number | undefined, { to }: EventWindow): Day[] => {
  const days: Day[] = [];
  for (let months = 1; monthAfter(last, months) <= to; months++) {
    const day = inMonth(monthAfter(last, months), weekday(last), ordinal);
    if (day !== undefined) days.push(day);
  }
  return days;
};

const weekly = (last: Day, pause: number, { to }: EventWindow): Day[] =>
  Array.from({ length: Math.max(0, Math.floor((to - last) / pause)) }, (_, index) => last + (index + 1) * pause);

/**
 * The days in the window on which a series goes on; none where it has no rhythm that the calendar tells.
 * @param days on which it was, in any order
 */
export const nextDays = (days: readonly Day[], window: EventWindow): Day[] => {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const recent = sorted.slice(-ENOUGH - 1);
  const last = recent.at(-1);
  if (last === undefined || recent.length < ENOUGH || !allSame(recent.slice(-ENOUGH).map(weekday))) return [];
  const isInside = (day: Day): boolean => window.from <= day && day <= window.to;
  const ended = recent.slice(-ENOUGH);
  if (new Set(ended.map(monthOf)).size === ENOUGH) {
    if (allSame(ended.map(ordinalOf))) return monthly(last, ordinalOf(last), window).filter(isInside);
    if (ended.every(isLastOfMonth)) return monthly(last, undefined, window).filter(isInside);
  }
  const pause = recent
    .slice(1)
    .map((day, index) => day - (recent[index] as Day))
    .reduce(gcd);
  return pause <= LONGEST_PAUSE ? weekly(last, pause, window).filter(isInside) : [];
};
