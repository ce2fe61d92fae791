/** Which two entries are one event; the rule's own examples show the plain cases. */
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import duplicateEvent from "../../src/rules/events/duplicate-event.ts";

interface Entry {
  readonly date: string;
  readonly place: string;
  readonly title: string;
  readonly url: string;
}
const OSLO: Entry = {
  date: "2026-03-18",
  place: "Oslo, NO",
  title: "Fjords",
  url: "https://www.meetup.com/rust-oslo/events/313338784",
};
const entry = (over: Partial<Entry>): string => {
  const { date, place, title, url } = { ...OSLO, ...over };
  return `* ${date} | ${place} | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**${title}**](${url})\n`;
};
const told = (virtual: string, europe: string): string[] => {
  const text = `Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\n\n## Upcoming Events\n\n### Virtual\n${virtual}\n### Europe\n${europe}`;
  return lint(text, { path: "issue.md", rules: [duplicateEvent] }).diagnostics.map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
};

test("the same title under another link", () => {
  const said = "warning: the same group has an event of this title on this day, under another link";
  const again = { url: "https://oslo.example.net/fjords" };
  expect(told("", entry({}) + entry(again))).toEqual([said, said]);
  expect(told("", entry({ title: "Fjords & Füße" }) + entry({ ...again, title: "fjords and *Fusse*" }))).toEqual([]);
  expect(told("", entry({ title: "Fjords & Crabs!" }) + entry({ ...again, title: "fjords and *crabs*" }))).toEqual([
    said,
    said,
  ]);
  const suffixed = entry(again).replace("/rust-oslo)", "/rust-oslo/events/)");
  expect(told("", entry({}) + suffixed)).toEqual([said, said]);
});

test("the page of one evening on two days", () => {
  expect(told("", entry({}) + entry({ date: "2026-03-19" }))).toEqual([
    "warning: the page of this event is given for `2026-03-19` too",
    "warning: the page of this event is given for `2026-03-18` too",
  ]);
});

test("the page of a conference on two days in a row is a hint, and on any other two days right", () => {
  const url = "https://crabconf.example.net/";
  expect(told("", entry({ url }) + entry({ url, date: "2026-03-19" }))).toEqual([
    "info: the page of this event is given for `2026-03-19` too",
    "info: the page of this event is given for `2026-03-18` too",
  ]);
  expect(told("", entry({ url }) + entry({ url, date: "2026-03-20" }))).toEqual([]);
});

test("a hybrid event stands in both sections, with the same place", () => {
  const place = "Hybrid (Oslo, NO)";
  expect(told(entry({ place }), entry({ place }))).toEqual([]);
  expect(told(entry({ place }), entry({}))).toEqual([
    "info: the same event reads `Oslo, NO` under `Europe`",
    "info: the same event reads `Hybrid (Oslo, NO)` under `Virtual`",
  ]);
  expect(told(entry({ place: "Virtual (Oslo, NO)" }), entry({}))).toEqual([
    "warning: the same event is `Oslo, NO` under `Europe`",
    "warning: the same event is `Virtual (Oslo, NO)` under `Virtual`",
  ]);
});

test("of three alike each is told once, and an allow comment keeps its pair back", () => {
  expect(told("", entry({}) + entry({}) + entry({}))).toHaveLength(3);
  const allow = "<!-- twir-lint-allow duplicate-event: two rooms -->\n";
  expect(told("", entry({}) + allow + entry({}))).toEqual([]);
});
