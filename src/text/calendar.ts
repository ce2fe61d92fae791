/** A day of the calendar as whole days since 1970-01-01: comparing and counting need no clock and no time zone. */
export type Day = number;

const MILLISECONDS_A_DAY = 86_400_000;

export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] as const;

/** The day that year, month (1 to 12) and day of the month name, or undefined when the calendar has no such day. */
export const dayOf = (year: number, month: number, date: number): Day | undefined => {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  const real = back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return real ? time / MILLISECONDS_A_DAY : undefined;
};

/** Reads `YYYY-MM-DD`; undefined for any other shape and for days that do not exist. */
export const parseDay = (text: string): Day | undefined => {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
};

/** `YYYY-MM-DD`. */
export const formatDay = (day: Day): string => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

export const yearOf = (day: Day): number => new Date(day * MILLISECONDS_A_DAY).getUTCFullYear();
/** 1 is January. */
export const monthOf = (day: Day): number => new Date(day * MILLISECONDS_A_DAY).getUTCMonth() + 1;
/** The day of the month, from 1. */
export const dateOf = (day: Day): number => new Date(day * MILLISECONDS_A_DAY).getUTCDate();

/** 0 is Sunday. */
export const weekday = (day: Day): number => (((day + 4) % 7) + 7) % 7;

/** The same date of the year `years` later; 29 February gives undefined in a common year. */
export const addYears = (day: Day, years: number): Day | undefined => {
  const date = new Date(day * MILLISECONDS_A_DAY);
  return dayOf(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
};
