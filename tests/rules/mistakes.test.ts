/** Lines as people get them wrong, what `--fix` makes of them, the one right answer or nothing, and what helps. */
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
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

/** What an editor would write to whoever wrote these lines. */
const helpFor = (rule: string, place: ExamplePlace, written: string): (string | undefined)[] =>
  lint(placeExample(place, written).text, { path: EXAMPLE_PATH })
    .diagnostics.filter((each) => each.rule === rule)
    .map(({ help }) => help);

test("an event of a region that has no heading is told which to add", () => {
  const event = `* 2026-03-18 | Bangalore, IN | [Rust Bangalore](https://www.meetup.com/rust-bangalore)
    * [**Mangoes**](https://www.meetup.com/rust-bangalore/events/313338784/)`;
  const written = (heading: string): string => `### Virtual\n\n${heading}### Europe\n\n${event}`;
  expect(helpFor("wrong-region", { replaces: ["events"] }, `## Upcoming Events\n\n${written("")}`)).toEqual([
    "add `### Asia` at its place among the regions, and move the event below it",
  ]);
  expect(
    helpFor("wrong-region", { replaces: ["events"] }, `## Upcoming Events\n\n${written("### asia.\n\n")}`),
  ).toEqual(["move the event to `Asia`"]);
});

test("an event of two regions is moved to the one that has a heading", () => {
  const event = eventAt("Ankara, TR");
  const written = `## Upcoming Events\n\n### Virtual\n\n### Europe\n\n### North America\n\n${event}`;
  expect(helpFor("wrong-region", { replaces: ["events"] }, written)).toEqual(["move the event to `Europe`"]);
});

test("two sections that are missing at the end are told in their order", () => {
  expect(helpFor("missing-section", { replaces: ["jobs", "quote"] }, "")).toEqual([
    "add `## Jobs` at the end, before `# Quote of the Week`",
    "add `# Quote of the Week` as the last section",
  ]);
});

test.each(["“all of them”", "«all»", "‘all’"])(
  "a title %s of a link is told apart from a space in its URL",
  (title) => {
    expect(helpFor("invalid-url", { in: "observations" }, `* [Crab notes](${URL} ${title})`)).toEqual([
      "write straight quotes around the title of the link, or remove it",
    ]);
    for (const space of [" all", "/the “crab” post"])
      expect(
        helpFor("invalid-url", { in: "observations" }, `* [Crab notes](${URL}${space.replace("/", "/a ")})`),
      ).toEqual(["write `%20` for a space, or remove it"]);
  },
);

const eventAt = (place: string): string => `* 2026-03-17 | ${place} | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Crabs**](https://www.meetup.com/rust-oslo/events/313338701/)`;

test.each([
  ["Virtual (Oxford, UK), 19:00 GMT", "`Virtual (Oxford, UK)`"],
  ["Virtual (Berlin, DE) 19:00", "`Virtual (Berlin, DE)`"],
  ["Virtual (Oslo, NO) (18:00)", "`Virtual (Oslo, NO)`"],
  ["Hybrid (Paris, FR), La Défense", "`Hybrid (Paris, FR)`"],
])("what stands behind the parenthesis of `%s` is told, and no second one is put around it", (place, right) => {
  const written = eventAt(place);
  expect(fixed({ in: "virtual" }, written)).toBe(written);
  const { diagnostics } = lint(placeExample({ in: "virtual" }, written).text, { path: EXAMPLE_PATH });
  const found = diagnostics.filter(({ rule }) => rule === "malformed-place");
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringMatching(`not ${right.replace(/[()]/g, "\\$&")}$`),
  ]);
  expect(found[0]?.help).toBe("remove what stands behind the parenthesis");
});

test("two parentheses around a place become one", () => {
  expect(fixed({ in: "virtual" }, eventAt("Virtual ((Oslo, NO))"))).toBe(eventAt("Virtual (Oslo, NO)"));
});

test.each([
  ["Mountain View, CA", "write `Mountain View, state, CA`, or `Mountain View, CA, US` if California is meant"],
  ["Seattle, WA", "write `WA, US` or `WA, AU`"],
])("of `%s` it is said what may be meant", (place, help) => {
  expect(helpFor("malformed-place", { in: "north-america" }, eventAt(place))).toEqual([help]);
});

test.each(["europe", "EUROPE"])("the region `%s` is the one that it is in another case", (title) => {
  const events = `## Upcoming Events\n\n### Virtual\n\n### ${title}\n\n${eventAt("Oslo, NO")}`;
  expect(helpFor("wrong-region", { replaces: ["events"] }, events)).toEqual([]);
});

test.each(["- ", "-- ", "– "])("a quote without its mark, whose author stands behind `%s`, is marked", (dash) => {
  const author = "[Ferris on the users forum](https://users.rust-lang.org/t/a-friend/1000)";
  const quote = `The borrow checker is a friend.\n\n${dash}${author}`;
  expect(fixed({ in: "quote" }, quote)).toBe(`> The borrow checker is a friend.\n\n– ${author}`);
});

test.each([
  ["CANCELLED Crabs", "certain"],
  ["Cancelled: crabs", "certain"],
  ["Crabs (postponed to May)", "certain"],
  ["Crabs - sold out", "certain"],
  ["Cancelled futures and dropped tasks", "possible"],
  ["Task cancelled: now what?", "possible"],
  ["What happens when a future is cancelled?", "possible"],
])("in the title `%s` the word is %s", (title, confidence) => {
  const written = eventAt("Oslo, NO").replace("Crabs", title);
  const { diagnostics } = lint(placeExample({ in: "europe" }, written).text, { path: EXAMPLE_PATH, stage: "publish" });
  const found = diagnostics.filter(({ rule }) => rule === "cancelled-event");
  expect(found.map((each) => [each.confidence, each.fix !== undefined])).toEqual([
    [confidence, confidence === "certain"],
  ]);
});

test("the help for a short link to a video has all of the address", () => {
  const written = "* [video] [Crabs](https://youtu.be/5C_HPTJg5ek?si=a1&t=10)";
  expect(helpFor("noncanonical-url", { in: "observations" }, written)).toEqual([
    "write `www.youtube.com/watch?v=5C_HPTJg5ek&t=10`",
  ]);
  expect(fixed({ in: "observations" }, written)).toBe(
    "* [video] [Crabs](https://www.youtube.com/watch?v=5C_HPTJg5ek&t=10)",
  );
});
