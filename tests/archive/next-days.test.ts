/** When a series goes on: rhythms that the calendar tells, and what only looks like one. */
import { expect, test } from "vitest";
import { nextDays } from "../../src/archive/next-days.ts";
import { formatDay, parseDay } from "../../src/text/calendar.ts";

const day = (text: string): number => parseDay(text) as number;
const WINDOW = { from: day("2026-11-25"), to: day("2026-12-23") };

test.each<[what: string, days: string, next: string]>([
  ["each week", "2026-11-03 2026-11-10 2026-11-17", "2026-12-01 2026-12-08 2026-12-15 2026-12-22"],
  ["each second week", "2026-11-04 2026-11-18 2026-10-21", "2026-12-02 2026-12-16"],
  ["each third week", "2026-10-15 2026-11-05 2026-11-26", "2026-12-17"],
  ["second Tuesday of the month", "2026-09-08 2026-10-13 2026-11-10", "2026-12-08"],
  ["last Thursday of the month", "2026-08-27 2026-09-24 2026-10-29", "2026-11-26"],
  ["every second month", "2026-06-03 2026-08-05 2026-10-07", "2026-12-02"],
  ["over the turn of the year", "2025-10-14 2025-11-11 2025-12-09", ""],
  ["every second month, in the one between", "2026-05-05 2026-07-07 2026-09-01", ""],
  ["once a year", "2024-12-10 2025-12-09 2026-11-10", ""],
  ["now after five weeks, now after three", "2026-09-15 2026-10-20 2026-11-10", ""],
  ["first and third Tuesday", "2026-10-06 2026-10-20 2026-11-03 2026-11-17", "2026-12-01 2026-12-15"],
  ["first and third Tuesday of a month with five", "2026-09-01 2026-09-15 2026-10-06 2026-10-20", ""],
  ["each week, until a year ago", "2025-11-04 2025-11-11 2025-11-18", ""],
  ["each week, with one left out", "2026-11-03 2026-11-10 2026-11-24", ""],
  ["now on one weekday, now on another", "2026-11-03 2026-11-10 2026-11-18", ""],
  ["twice", "2026-11-10 2026-11-17", ""],
  ["never", "", ""],
])("%s", (_, days, next) => {
  const list = (text: string): string[] => text.split(" ").filter(Boolean);
  expect(nextDays(list(days).map(day), WINDOW).map(formatDay)).toEqual(list(next));
});

test("over the turn of the year too", () => {
  const window = { from: day("2026-12-30"), to: day("2027-01-27") };
  expect(nextDays(["2026-10-13", "2026-11-10", "2026-12-08"].map(day), window).map(formatDay)).toEqual(["2027-01-12"]);
});
