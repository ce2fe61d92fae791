/** Lines as people get them wrong, and what `--fix` makes of them: the one right answer, or nothing. */
import { expect, test } from "vitest";
import { fix } from "../../src/library/with-parser.ts";
import { EXAMPLE_PATH, type ExamplePlace, placeExample } from "../../src/rule/example-frame.ts";

const fixed = (place: ExamplePlace, written: string): string => {
  const { text } = placeExample(place, written);
  const [before = "", behind = ""] = text.split(written);
  const result = fix(text, { path: EXAMPLE_PATH }).text;
  expect(result.startsWith(before) && result.endsWith(behind)).toBe(true);
  return result.slice(before.length, result.length - behind.length);
};

const URL = "https://notes.example.net/crab";

test.each([
  ["`(` is lost", `* [Crab notes]${URL})`, `* [Crab notes](${URL})`],
  ["the parentheses are lost", `* [Crab notes] ${URL}`, `* [Crab notes](${URL})`],
  ["a tag is no title", `* [video] ${URL}`],
  ["another bracket closes the URL", `* [Crab notes](${URL}}`],
  ["a comma stands between", `* [Crab notes],(${URL})`],
  ["braces are no brackets", `* {Crab notes}(${URL})`],
  ["the scheme stands twice", `* [Crab notes](https://${URL})`],
  ["a space slipped in front", `* [Crab notes](${URL})\n  * [More notes](${URL}/more)`],
  ["a space stands before a colon", `* [Crabs : an introduction](${URL})`, `* [Crabs: an introduction](${URL})`],
  ["a colon is French", `* [FR] [Les crabes : une introduction](${URL})`],
  ["a colon is French by its accents", `* [Crabes : première introduction](${URL})`],
  ["a colon is an operator", `* [Why a :: b is not a := b](${URL})`],
])("of an entry where %s", (_, written, right = written) => {
  expect(fixed({ in: "observations" }, written)).toBe(right);
});

const REST = `Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Crabs**](https://www.meetup.com/rust-oslo/events/313338701/)`;

test.each([" ", " - ", ", "])("of an event with `%s` for the pipe behind its date", (gap) => {
  expect(fixed({ in: "europe" }, `* 2026-03-17${gap}${REST}`)).toBe(`* 2026-03-17 | ${REST}`);
});

test.each(["Observations/Thoughts", "**Observations/Thoughts**"])("of the heading `%s`", (title) => {
  const entry = `* [Crab notes](${URL})`;
  expect(fixed({ replaces: ["observations"] }, `${title}\n${entry}`)).toBe(`### Observations/Thoughts\n${entry}`);
});
