/** Computes the days whose events an issue announces, and finds dates with a wrong year. */
import type { DateRange, DateText, Issue } from "../document/types.ts";
import { addYears, type Day, formatDay, yearOf } from "../text/calendar.ts";

/** The days whose events an issue announces, both included. */
export interface EventWindow {
  readonly from: Day;
  readonly to: Day;
}

/** Four weeks from the issue's date on, as the line `Rusty Events between …` says. */
export const WINDOW_DAYS = 28;

export const windowFrom = (date: Day): EventWindow => ({ from: date, to: date + WINDOW_DAYS });

export const eventWindow = ({ date }: Pick<Issue, "date">): EventWindow | undefined =>
  date === undefined ? undefined : windowFrom(date);

/** The two days as an issue writes them: `2026-03-11 - 2026-04-08`. */
export const windowText = ({ from, to }: EventWindow): string => `${formatDay(from)} - ${formatDay(to)}`;

/** The line above the events. */
export const eventsLine = (window: EventWindow): string => `Rusty Events between ${windowText(window)} 🦀`;

/** A date that would be in the window in another year. */
export interface YearSlip {
  readonly date: DateText;
  readonly meant: Day;
}

/** Nearest first: a year off is common at the turn of the year, more comes from an entry copied from long ago. */
const YEARS_OFF = [1, -1, 2, -2, 3, -3];

/**
 * The dates of an event that have the wrong year: outside the window, but inside it in another year. Empty when
 * the year is not what is wrong, as in an event that remains from last week.
 */
export const yearSlips = ({ dates }: Pick<DateRange, "dates">, window: EventWindow): YearSlip[] => {
  const fits = (day: Day | undefined) => day !== undefined && window.from <= day && day <= window.to;
  for (const { day } of dates) {
    if (day === undefined || fits(day)) continue;
    const years = YEARS_OFF.find((off) => fits(addYears(day, off)));
    if (years === undefined) continue;
    return dates.flatMap((date) => {
      const meant = date.day !== undefined && yearOf(date.day) === yearOf(day) ? addYears(date.day, years) : undefined;
      return meant === undefined ? [] : [{ date, meant }];
    });
  }
  return [];
};
