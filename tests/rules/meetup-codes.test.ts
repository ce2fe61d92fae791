/** What the code in a link to an evening of a series on Meetup proves: its last six letters are the day. */
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { dayOf, formatDay, monthOf, parseDay, yearOf } from "../../src/text/calendar.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const DIGITS = "bcdfghjklmnpqrstvwxz";
/** The code of an evening: year, month and day with base 20, the lower digit first. */
const codeOf = (date: string): string => {
  const day = parseDay(date) as number;
  const number = (value: number): string => `${DIGITS[value % 20]}${DIGITS[Math.floor(value / 20)]}`;
  return `wqzhfty${number(yearOf(day) - 2000)}${number(monthOf(day))}${number(Number(date.slice(8)))}`;
};
const RULES = rules.filter(({ id }) =>
  /^(?:contradicted-(?:weekday|meetup-code)|duplicate-event|recurring-event-id)$/.test(id),
);
const line = (date: string, title: string, id: string): string =>
  `* ${date} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**${title}**](https://www.meetup.com/rust-oslo/events/${id}/)`;
const textOf = (...lines: string[]): string => placeExample({ in: "europe" }, lines.join("\n")).text;
const said = (...lines: string[]) =>
  lint(textOf(...lines), { path: PATH, rules: RULES }).diagnostics.filter(({ severity }) => severity !== "info");

const EVENINGS = Array.from({ length: 28 }, (_, index) => formatDay((dayOf(2026, 3, 11) as number) + index));

test.each(EVENINGS)("the code of %s agrees with its line, and contradicts every other", (date) => {
  expect(said(line(date, "Fjords", codeOf(date)))).toEqual([]);
  const other = formatDay((parseDay(date) as number) + 1);
  expect(said(line(other, "Fjords", codeOf(date)))).toMatchObject([{ rule: "contradicted-meetup-code" }]);
});

test.each(EVENINGS)("the code of %s and the number of that evening are one event", (date) => {
  for (const ids of [
    [codeOf(date), "313338784"],
    ["313338784", codeOf(date)],
  ] as const)
    expect(said(line(date, "Fjords", ids[0]), line(date, "Rain", ids[1]))).toMatchObject([
      { rule: "duplicate-event", message: "this evening stands here under its number and under its code" },
    ]);
});

test("where code and title agree the line is wrong, once, and the date is named", () => {
  expect(said(line("2026-03-24", "Third Wednesday", codeOf("2026-03-18")))).toMatchObject([
    {
      rule: "contradicted-meetup-code",
      help: "write the date `2026-03-18`, which code and title have in common",
    },
  ]);
});

test("where code and line agree the title is wrong", () =>
  expect(said(line("2026-03-18", "Second Tuesday", codeOf("2026-03-18")))).toMatchObject([
    { rule: "contradicted-weekday", help: "put the title right: the code in the link stands for the date of the line" },
  ]));
