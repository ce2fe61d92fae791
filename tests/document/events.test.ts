import { describe, expect, test } from "vitest";
import { boldEdits } from "../../src/analysis/bold.ts";
import { readClaims } from "../../src/analysis/date-claims.ts";
import { yearSlips } from "../../src/analysis/event-window.ts";
import { buildIssue } from "../../src/document/build.ts";
import { readDates, repairDates } from "../../src/document/dates.ts";
import { isCanonicalLocation, readLocation } from "../../src/document/location.ts";
import { fix, lint, parser } from "../../src/library/with-parser.ts";
import { rules } from "../../src/rules/index.ts";
import { formatDay, parseDay } from "../../src/text/calendar.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import type { Text } from "../../src/text/span.ts";
import { expectLinear } from "../support/growth.ts";

const OFFSET = 7;
const textOf = (value: string): Text => ({ value, span: { start: OFFSET, end: OFFSET + value.length } });
const back = (value: string, { span }: Text): string => value.slice(span.start - OFFSET, span.end - OFFSET);
const day = (text: string): number => parseDay(text) as number;

const issueOf = (section: string, eol = "\n") => {
  const text = `Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\n\n${section}`;
  return buildIssue(new SourceFile("issue.md", text.replaceAll("\n", eol)), { parser });
};
const eventsOf = (lines: string) => issueOf(`## Upcoming Events\n\n### Europe\n${lines}\n`);
const callsOf = (lines: string) => issueOf(`## Call for Participation\n\n### CFP - Events\n\n${lines}\n`);

describe("dates", () => {
  test.each([
    ["2026-03-18", ["2026-03-18"]],
    ["2026-03-18 - 2026-03-20", ["2026-03-18", "2026-03-20"]],
    ["2026/3/8", ["2026-03-08"]],
    ["2026\u201303\u201318", ["2026-03-18"]],
    ["2026-09-21 to 23.", ["2026-09-21", "2026-09-23"]],
    ["2026-09-21-23", ["2026-09-21", "2026-09-23"]],
    ["2026-09-28 - 10-02", ["2026-09-28", "2026-10-02"]],
    ["Deadline: 30 November 2026", ["2026-11-30"]],
    ["March 5th, 2026", ["2026-03-05"]],
    ["Closes 2026-03-15 at 7:59am", ["2026-03-15"]],
    ["2026-05-04 - 23:59", ["2026-05-04"]],
    ["2026-02-30", [undefined]],
    ["12026-03-011", []],
    ["Rolling deadline", []],
  ])("%s", (value, days) => {
    const { dates } = readDates(textOf(value));
    expect(dates.map((date) => (date.day === undefined ? undefined : formatDay(date.day)))).toEqual(days);
    for (const date of dates) expect(back(value, date)).toBe(date.value);
  });

  test.each([
    ["2026-3-8 to 2026-03-10.", "2026-03-08 - 2026-03-10"],
    ["2026-03-08 * 2026-03-10", "2026-03-08 - 2026-03-10"],
    ["2026-03-08\u201310", "2026-03-08 - 2026-03-10"],
    ["2026-03-08 & 2026-03-10", "2026-03-08 & 2026-03-10"],
    ["2026-03-08 until maybe 2026-03-10", undefined],
    ["2026-02-30 to 2026-03-01", undefined],
  ])("repair of %s", (value, right) => {
    const source = " ".repeat(OFFSET) + value;
    const edits = repairDates(readDates(textOf(value)));
    expect(edits && applyEdits(source, edits).trim()).toBe(right);
  });
});

describe("years", () => {
  const window = { from: day("2026-12-23"), to: day("2027-01-20") };
  test.each([
    ["2026-12-30", []],
    ["2026-01-05", ["2027-01-05"]],
    ["2025-12-30", ["2026-12-30"]],
    ["2025-01-05", ["2027-01-05"]],
    ["2026-12-16", []],
    ["2027-03-01", []],
    ["2025-12-30 - 2025-12-31", ["2026-12-30", "2026-12-31"]],
    ["2025-12-30 - 2027-01-02", ["2026-12-30"]],
  ])("%s", (value, meant) => {
    expect(yearSlips(readDates(textOf(value)), window).map((slip) => formatDay(slip.meant))).toEqual(meant);
  });
});

describe("the parts of a location", () => {
  test.each([
    ["Oslo", "Oslo", "", ""],
    ["Oslo, NO", "Oslo", "", "NO"],
    ["Austin, TX, US", "Austin", "TX", "US"],
    ["Hybrid (Austin, TX, US)", "Austin", "TX", "US"],
    ["The Hub, Austin, TX, US", "The Hub, Austin", "TX", "US"],
    ["Virtual", "", "", ""],
    ["Oslo,, NO", "Oslo", "", "NO"],
  ])("%s", (value, ...parts) => {
    const { city, region, country } = readLocation(textOf(value));
    expect([city, region, country].map((part) => part?.value ?? "")).toEqual(parts);
  });
});

describe("locations", () => {
  test.each([
    ["Oslo, NO", "in-person", true, "Oslo, NO"],
    ["Frankfurt (Main), DE", "in-person", true, "Frankfurt (Main), DE"],
    ["Virtual", "virtual", true, ""],
    ["Virtual (Global)", "virtual", true, "Global"],
    ["Virtual (Frankfurt (Main), DE)", "virtual", true, "Frankfurt (Main), DE"],
    ["Hybrid (Austin, TX, US)", "hybrid", true, "Austin, TX, US"],
    ["Virtual and In-Person (Oslo, NO)", "hybrid", false, "Oslo, NO"],
    ["Hybrid: In-Person and Virtual (Oslo, NO)", "hybrid", false, "Oslo, NO"],
    ["Virtual(Oslo, NO)", "virtual", false, "Oslo, NO"],
    ["online", "virtual", false, ""],
    ["Hybrid", "hybrid", false, ""],
    ["Virtual (Oslo, NO", "virtual", false, "Oslo, NO"],
    ["Oslo, NO + Virtual", "hybrid", false, "Oslo, NO"],
    ["Virtual + Oslo, NO", "hybrid", false, "Oslo, NO"],
    ["Hybrid - Oslo, NO", "hybrid", false, "Oslo, NO"],
    ["Hybrid (Virtual + In-person) Oslo, NO", "hybrid", false, "Oslo, NO"],
    ["Oslo, NO - Virtual + In-person", "hybrid", false, "Oslo, NO"],
    ["Virtual (online only, Oslo, NO)", "virtual", false, "Oslo, NO"],
    ["Online only", "virtual", false, ""],
    ["Virtual Reality Center, Oslo, NO", "in-person", true, "Virtual Reality Center, Oslo, NO"],
    ["Space Virtual, Oslo, NO", "in-person", true, "Space Virtual, Oslo, NO"],
    ["Virtual (Hybrid Hub, Oslo, NO)", "virtual", true, "Hybrid Hub, Oslo, NO"],
    ["In-person (Oslo, NO)", "in-person", false, "Oslo, NO"],
    ["In person", "in-person", false, ""],
  ])("%s", (value, mode, isCanonical, where) => {
    const location = readLocation(textOf(value));
    expect([location.mode, isCanonicalLocation(location), location.where.value]).toEqual([mode, isCanonical, where]);
    if (where) expect(back(value, location.where)).toBe(where);
    for (const part of [location.city, location.region, location.country])
      if (part) expect(back(value, part)).toBe(part.value);
  });
});

describe("claims of a title", () => {
  test.each([
    ["Second Tuesday", "2026-03-10", true],
    ["Second Tuesday", "2026-03-24", false],
    ["Last Tuesday", "2026-03-31", true],
    ["Last Tuesday", "2026-03-24", false],
    ["4th Tuesday: traits", "2026-03-24", true],
    ["Monday rain", "2026-03-24", false],
    ["Fridays with Ferris", "2026-03-27", true],
    ["March Meetup", "2026-04-14", false],
    ["June Talks", "2026-07-01", true],
    ["Rust Lunch, Mar 21", "2026-03-28", false],
    ["Conference (Sep 18-20)", "2026-09-19", true],
    ["April 2025 social", "2026-04-14", false],
    ["Rust Lunch, Sept 21", "2026-09-21", true],
  ])("%s on %s", (title, date, fits) => {
    const claims = readClaims(textOf(title));
    expect(claims).toHaveLength(1);
    expect(claims[0]?.fits(day(date))).toBe(fits);
    expect(back(title, claims[0]?.text as Text)).toBe(claims[0]?.text.value);
  });

  test.each([
    "Every second Tuesday",
    "Black Friday hacking",
    "RSVP by 15 Apr",
    "Prep for Sep 17",
    "May the source be with you",
    "March of the crabs",
    "Recap of December",
    "RustConf 2026",
    "Advent of Code 2025",
    "Jan Arends on spaghetti",
  ])("none in %s", (title) => {
    expect(readClaims(textOf(title))).toEqual([]);
  });
});

describe("event lines", () => {
  const TITLE = "\n    * [**Talk**](https://www.meetup.com/g/events/1/)";
  test.each([
    [`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g)${TITLE}`, []],
    [`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g) + [H](https://h.example.net)${TITLE}`, []],
    [`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g) | [H](https://h.example.net)${TITLE}`, []],
    [`* 2026-03-18 | Oslo, NO | [G | Gg](https://www.meetup.com/g)${TITLE}`, []],
    [
      `* 2026-03-18 | Oslo, NO, [G](https://www.meetup.com/g)${TITLE}`,
      ["there is no pipe between the place and the group"],
    ],
    [`* 2026-03-18 | Oslo, NO${TITLE}`, ["it has 2 of the 3 columns date, place and group"]],
    [`* 2026-03-18 || [G](https://www.meetup.com/g)${TITLE}`, ["its place is missing"]],
    [`* 2026-03-18 | Oslo, NO | G${TITLE}`, ["its group is not a link"]],
    [`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g)`, ["the line below that names it is missing"]],
    [`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g)\n    * Talk`, ["it is not a link"]],
    [`# 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g)${TITLE}`, ["a `#` stands where the `*` belongs"]],
    [`* next Monday | Oslo, NO | [G](https://www.meetup.com/g)${TITLE}`, []],
  ])("%s", (lines, reasons) => {
    const { events, malformed } = eventsOf(lines);
    expect(events).toHaveLength(1);
    expect(malformed.map(({ reason }) => reason)).toEqual(reasons);
  });

  test("a place ends where the link begins that lost its pipe", () => {
    const { events } = eventsOf(`* 2026-03-18 | Oslo, NO, [G](https://www.meetup.com/g)${TITLE}`);
    expect(events[0]?.location?.value).toBe("Oslo, NO");
  });

  test("titles, pipes and groups", () => {
    const { events } = eventsOf(
      `* 2026-03-18| Oslo, NO | [G](https://www.meetup.com/g) & [H](https://h.example.net)${TITLE} | [Stream](https://s.example.net)`,
    );
    expect(events[0]).toMatchObject({
      groups: [{}, {}],
      titles: [{ link: {}, links: [{}, {}], pipes: [{}] }],
      titleLinks: [{}, {}],
      pipes: [{}, {}],
    });
  });
});

describe("calls for papers", () => {
  test.each([
    ["* [**C**](https://c.example.net) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14", []],
    ["* [C](https://c.example.net) | Closes 2026-04-30 | online | Event date: 2026-09-14", []],
    ["* [**C**](https://c.example.net) | Rolling deadline | Berlin, Germany | 2026-09-14", []],
    [
      "* [**C**](https://c.example.net) closes 2026-04-30 | Berlin | 2026-09-14",
      ["it has 3 of the 4 columns name, deadline, place and date"],
    ],
    ["* [**C**](https://c.example.net) | soon | Berlin | 2026-09-14", ["its deadline `soon` has no date"]],
    [
      "* [**C**](https://c.example.net/2026-04-30) | [CFP](https://c.example.net/2026-04-30) | Berlin | 2026-09-14",
      ["its deadline `[CFP](https://c.example.net/2026-04-30)` has no date"],
    ],
    ["* C | 2026-04-30 | Berlin | 2026-09-14", ["its name is not a link"]],
    ["* *No Calls for papers or presentations were submitted this week.*", []],
  ])("%s", (line, reasons) => {
    expect(callsOf(line).malformed.map(({ reason }) => reason)).toEqual(reasons);
  });
});

describe("bold", () => {
  test.each([
    ["[**a**](u)", "[**a**](u)"],
    ["[a](u)", "[**a**](u)"],
    ["[**a**: b](u)", "[**a: b**](u)"],
    ["[a **b** c](u)", "[**a b c**](u)"],
    ["**[a](u)**", "[**a**](u)"],
    ["[**a](u)", "[**a](u)"],
    ["[*a*](u)", "[*a*](u)"],
    ["[a \\* b](u)", "[**a \\* b**](u)"],
  ])("%s", (line, right) => {
    const issue = eventsOf(`* 2026-03-18 | Oslo, NO | [G](https://www.meetup.com/g)\n    * ${line}`);
    const link = issue.events[0]?.titles[0]?.link;
    const text = link ? applyEdits(issue.source.text, boldEdits(issue.source, link)) : issue.source.text;
    expect(text).toContain(`\n    * ${right}\n`);
  });
});

describe("sorting", () => {
  const event = (date: string, name: string) =>
    `* ${date} | Oslo, NO | [G](https://www.meetup.com/g)\n    * [**${name}**](https://www.meetup.com/g/events/${date.slice(-2)}/)`;
  const sorted = (region: string, eol = "\n") => {
    const text = `Date: 2026-03-11\n\n## Upcoming Events\n\n### Europe\n${region}`.replaceAll("\n", eol);
    return fix(text, { rules: rules.filter(({ id }) => id === "unsorted-events") }).text.split(`### Europe${eol}`)[1];
  };

  test("keeps the bytes of each entry, also without a final newline", () => {
    const [late, early] = [event("2026-03-19", "B"), event("2026-03-12", "A")];
    expect(sorted(`${late}\n${early}`)).toBe(`${early}\n${late}`);
    expect(sorted(`${late}\n${early}\n`, "\r\n")).toBe(`${early}\n${late}\n`.replaceAll("\n", "\r\n"));
  });

  test("takes an allow comment along and leaves another where it is", () => {
    const [late, early] = [event("2026-03-19", "B"), event("2026-03-12", "A")];
    const allow = "<!-- twir-lint-allow malformed-place: known -->";
    expect(sorted(`${late}\n${allow}\n${early}\n`)).toBe(`${allow}\n${early}\n${late}\n`);
    expect(sorted(`${late}\n<!-- March -->\n${early}\n`)).toBe(`${early}\n<!-- March -->\n${late}\n`);
  });

  test("sorts a wrong year by the year that is meant, and leaves alone what it cannot place", () => {
    const inOrder = `${event("2026-03-12", "A")}\n${event("2025-03-19", "B")}\n${event("2026-03-26", "C")}\n`;
    expect(sorted(inOrder)).toBe(inOrder);
    const text = `${event("2026-03-19", "B")}\nBring your own crab!\n${event("2026-03-12", "A")}\n`;
    expect(sorted(text)).toBe(text);
  });
});

test("hostile lines take time in proportion", async () => {
  const lines = (long: number): string[] => [
    `* 2026-03-18 |${" ".repeat(long)}x | [G](https://www.meetup.com/g)`,
    `* 2026-03-18 | ${"virtual ".repeat(long / 8)} | [G](https://www.meetup.com/g)`,
    `* 2026-03-18 | ${"(".repeat(long)} virtual | [G](https://www.meetup.com/g)`,
    `* ${"2026-03-18 to ".repeat(long / 14)} | Oslo, NO | [G](https://www.meetup.com/g)`,
    `    * [**${"March 1 ".repeat(long / 8)}**](https://www.meetup.com/g/events/1/)`,
    `* ${"|".repeat(long)}`,
  ];
  await expectLinear({
    input: (long) => `Date: 2026-03-11\n\n## Upcoming Events\n\n### Europe\n${lines(long).join("\n")}\n`,
    work: (text) => lint(text, { rules }),
    size: 20_000,
  });
});
