/** Which two entries are one event; the rule's own examples show the plain cases. */
import { expect, test } from "vitest";
import { lint, lintChange } from "../../src/library/with-parser.ts";
import duplicateEvent from "../../src/rules/events/duplicate-event.ts";
import wrongRegion from "../../src/rules/events/wrong-region.ts";

interface Entry {
  readonly date: string;
  readonly place: string;
  readonly title: string;
  readonly url: string;
  readonly group: string;
}
const OSLO: Entry = {
  date: "2026-03-18",
  place: "Oslo, NO",
  title: "Fjords",
  url: "https://www.meetup.com/rust-oslo/events/313338784",
  group: "https://www.meetup.com/rust-oslo",
};
const entry = (over: Partial<Entry>): string => {
  const { date, place, title, url, group } = { ...OSLO, ...over };
  return `* ${date} | ${place} | [Rust Oslo](${group})\n    * [**${title}**](${url})\n`;
};
const issueOf = (virtual: string, europe: string): string =>
  `Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\n\n## Upcoming Events\n\n### Virtual\n${virtual}\n### Europe\n${europe}`;
const found = (virtual: string, europe: string) =>
  lint(issueOf(virtual, europe), { path: "issue.md", rules: [duplicateEvent, wrongRegion] }).diagnostics.map(
    ({ severity, message, span }) => ({ said: `${severity}: ${message}`, at: span.start }),
  );
/** What is told, without the hint that points there from the other line. */
const told = (virtual: string, europe: string): string[] => {
  const said = found(virtual, europe);
  const severe = said.filter(({ said }) => !said.startsWith("info"));
  return (severe.length > 0 ? severe : said).map(({ said }) => said);
};

const MEETUP = "https://www.meetup.com/rust-oslo/events/313338784";
const CONFERENCE = "https://crabconf.example.net/";

/** How two entries are one event: what differs, and what is told of it. */
const KINDS: [kind: string, first: Partial<Entry>, second: Partial<Entry>, message: string][] = [
  [
    "the same title under another link",
    {},
    { url: "https://oslo.example.net/fjords" },
    "the same group has an event of this title on this day, under another link",
  ],
  [
    "its spelling aside",
    { title: "Fjords & Crabs!" },
    { title: "fjords and *crabs*", url: "https://oslo.example.net/fjords" },
    "the same group has an event of this title on this day, under another link",
  ],
  ["the page of one day", {}, { place: "Bergen, NO" }, "another event of this day leads to the same page"],
  ["the page of another title", {}, { title: "Harbour borrowing" }, "`Fjords` on this day leads to the same page"],
  [
    "the page of one evening on two days",
    {},
    { date: "2026-03-25" },
    "the page of this event is given for `2026-03-18` too",
  ],
  [
    "one page on days that overlap",
    { url: CONFERENCE, date: "2026-03-17 - 2026-03-19" },
    { url: CONFERENCE },
    "the page of this event is given for `2026-03-17 - 2026-03-19` too",
  ],
  [
    "one number under two groups",
    {},
    { url: MEETUP.replace("oslo/", "bergen/"), title: "Rain" },
    `this Meetup event stands under another group too: \`${MEETUP}\``,
  ],
  [
    "one conference under two links",
    { url: CONFERENCE, date: "2026-03-17 - 2026-03-19" },
    { url: `${CONFERENCE}2026`, date: "2026-03-17 - 2026-03-19", group: "https://crabs.example.net" },
    "an event of this title stands here on these days already, under another link",
  ],
];

test.each(KINDS)("%s is told once, at the later line", (_, first, second, message) => {
  const [one, two] = [entry(first), entry(second)];
  const said = found("", one + two);
  expect(said.map(({ said }) => said)).toMatchObject([expect.stringMatching(/^info: /), `warning: ${message}`]);
  expect(said[1]?.at).toBe(issueOf("", one).length + 2);
});

test.each(KINDS)("%s is told at the line of the change, wherever it is", (_, first, second) => {
  for (const [before, after, own] of [
    [entry(first), entry(first) + entry(second), entry(second)],
    [entry(second), entry(first) + entry(second), entry(first)],
  ] as const) {
    const text = issueOf("", after);
    const { diagnostics } = lintChange(
      { path: "draft/x.md", before: issueOf("", before), after: text },
      { rules: [duplicateEvent] },
    );
    expect(diagnostics).toMatchObject([{ severity: "warning" }]);
    expect(diagnostics[0]?.message).not.toMatch(/^causes/);
    expect(diagnostics[0]?.span.start).toBe(text.lastIndexOf(own) + 2);
  }
});

test("a virtual event under its region too is told once, at the region", () => {
  const place = "Virtual (Oslo, NO)";
  expect(told(entry({ place }), entry({ place }))).toEqual([
    "warning: the same event is `Virtual (Oslo, NO)` under `Virtual`",
  ]);
});

test("other titles, and other days, are other events", () => {
  const again = { url: "https://oslo.example.net/fjords" };
  expect(told("", entry({ title: "Fjords & Füße" }) + entry({ ...again, title: "fjords and *Fusse*" }))).toEqual([]);
  expect(told("", entry({ url: CONFERENCE }) + entry({ url: CONFERENCE, date: "2026-03-20" }))).toEqual([]);
  expect(
    told(
      "",
      entry({ url: CONFERENCE, date: "2026-03-17 - 2026-03-18" }) + entry({ url: CONFERENCE, date: "2026-03-25" }),
    ),
  ).toEqual([]);
});

test("the page of a conference on two days in a row is a hint", () => {
  expect(told("", entry({ url: CONFERENCE }) + entry({ url: CONFERENCE, date: "2026-03-19" }))).toEqual([
    "info: the page of this event is given for `2026-03-18` too",
  ]);
});

test("a hybrid event stands in both sections, with the same place", () => {
  const place = "Hybrid (Oslo, NO)";
  expect(told(entry({ place }), entry({ place }))).toEqual([]);
  expect(told(entry({ place: "Virtual and In-Person (Oslo, NO)" }), entry({ place: "Oslo, NO + Virtual" }))).toEqual(
    [],
  );
  expect(told(entry({ place }), entry({}))).toEqual(["info: the same event reads `Hybrid (Oslo, NO)` under `Virtual`"]);
  expect(told(entry({ place: "Virtual (Oslo, NO)" }), entry({}))).toEqual([
    "warning: the same event is `Virtual (Oslo, NO)` under `Virtual`",
  ]);
});

test("of three alike each is told once, and an allow comment keeps its pair back", () => {
  expect(told("", entry({}) + entry({}) + entry({}))).toHaveLength(2);
  const allow = "<!-- twir-lint-allow duplicate-event: two rooms -->\n";
  expect(told("", entry({}) + allow + entry({}))).toEqual([]);
});
