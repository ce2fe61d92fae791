/** What is only a hint, and what is not told at all: findings that a careful editor would shrug at. */
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { type ExamplePlace, placeExample } from "../../src/rule/example-frame.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const severities = (target: ExamplePlace, lines: string, rule: string): string[] =>
  lint(placeExample(target, lines).text, { path: PATH }).diagnostics.flatMap((each) =>
    each.rule === rule ? [each.severity] : [],
  );
const event = (date: string, { group = "Rust Oslo", title = "Fjords", url = "https://oslo.example.net/1" } = {}) =>
  `* ${date} | Oslo, NO | [${group}](https://oslo.example.net)\n    * [**${title}**](${url})`;

describe.each(["\u200B", "\u200C", "\u2060", "\u00AD", "\uFEFF"])("a character without width: %j", (zero) => {
  test("in a title it is a hint", () =>
    expect(severities({}, `* [Crabs ${zero}at dawn](https://a.example.net/x)`, "invisible-character")).toEqual([
      "info",
    ]));
  test("in a URL and a date it is an error", () => {
    expect(severities({}, `* [Crabs](https://a.example.net/${zero}x)`, "invisible-character")).toEqual(["error"]);
    expect(severities({ in: "europe" }, event(`2026-${zero}03-18`), "invisible-character")).toEqual(["error"]);
  });
});
test("what turns the text around is an error in a title too", () =>
  expect(severities({}, "* [Crabs \u202Eat dawn](https://a.example.net/x)", "invisible-character")).toEqual(["error"]));

test.each([
  [event("2026-06-18"), "warning"],
  [event("2026-06-18 - 2026-06-20"), "info"],
  [event("2026-06-18", { group: "CrabConf" }), "info"],
  [event("2026-06-18", { title: "Crab Summit" }), "info"],
])("a conference may be announced early: %s", (lines, severity) =>
  expect(severities({ in: "europe" }, lines, "distant-event")).toEqual([severity]),
);

test("a repository beside the link of an entry, and a form that has no other address", () => {
  const bare = "https://github.com/crabs/claw";
  expect(severities({}, `* [Claw](${bare})`, "discouraged-link")).toEqual(["warning"]);
  expect(severities({}, `* [Claw](https://a.example.net/x) ([code](${bare}))`, "discouraged-link")).toEqual(["info"]);
  const form = (host: string) => event("2026-03-18", { url: `https://${host}/x1` });
  expect(severities({ in: "europe" }, form("forms.gle"), "noncanonical-url")).toEqual(["info"]);
  expect(severities({ in: "europe" }, form("bit.ly"), "noncanonical-url")).toEqual(["warning"]);
});

test.each([
  event("2026-03-04", { url: "https://oslo.example.net/1?utm_source=x" }),
  event("2026-03-04", { title: "Second  Tuesday" }),
  event("2026-03-04").replace("Oslo, NO", "Oslo, Norway"),
  event("2026-03-04").replace(" | Oslo", "| Oslo"),
  `${event("2026-03-04")}\n${event("2026-03-04")}`,
])("of an event that is over nothing else is told: %s", (lines) => {
  const { text, start } = placeExample({ in: "europe" }, lines);
  const told = lint(text, { path: PATH }).diagnostics.filter(
    ({ span }) => start <= span.start && span.start < start + lines.length,
  );
  expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(["stale-event"]));
});
