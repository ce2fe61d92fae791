/** Names of issue files, also those that are nearly one. */
import { describe, expect, test } from "vitest";
import { byDayInName, dayInName, isIssueName } from "../../src/newsletter/issue-name.ts";
import { formatDay } from "../../src/text/calendar.ts";

describe.each([
  ["2026-03-11-this-week-in-rust.md", "2026-03-11"],
  ["content/2026-03-11-this-week-in-rust.md", "2026-03-11"],
  ["content\\2026-03-11-this-week-in-rust.md", "2026-03-11"],
  ["content/2020-12-9-this-week-in-rust.md", "2020-12-09"],
  ["2013-07-29-last-week-in-rust.markdown", "2013-07-29"],
  ["2013-11-09-these-weeks-in-rust.markdown", "2013-11-09"],
])("%s", (path, day) => {
  test("is an issue of that day", () => {
    expect(isIssueName(path)).toBe(true);
    expect(formatDay(dayInName(path) as number)).toBe(day);
  });
});

test.each([
  "DRAFT_TEMPLATE",
  "README.md",
  "2026-03-11.md",
  "2013-07-05-the-state-of-rust.markdown",
  "2026-03-11-this-week-in-rust.md.orig",
  "x2026-03-11-this-week-in-rust.md",
])("%s is none", (path) => {
  expect(isIssueName(path)).toBe(false);
  expect(dayInName(path)).toBeUndefined();
});

test("a name with a day that does not exist is an issue's, without a day", () => {
  expect(isIssueName("2026-02-31-this-week-in-rust.md")).toBe(true);
  expect(dayInName("2026-02-31-this-week-in-rust.md")).toBeUndefined();
});

test("names are in the order of their days", () => {
  const names = [
    "2020-12-16-this-week-in-rust.md",
    "2020-12-9-this-week-in-rust.md",
    "2020-12-02-this-week-in-rust.md",
  ];
  expect([...names].sort(byDayInName)).toEqual([...names].reverse());
});
