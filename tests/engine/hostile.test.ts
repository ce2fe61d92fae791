/** Drafts come from strangers: no text may keep the linter busy. */
import { describe, expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { expectLinear } from "../support/growth.ts";

const HEAD =
  "Title: This Week in Rust 642\nNumber: 642\nDate: 2026-03-11\nCategory: This Week in Rust\n\n## Updates from Rust Community\n\n### Official\n";
const LENGTH = 100_000;
type Text = (size: number) => string;
const repeat =
  (piece: string, before = "", after = ""): Text =>
  (size) =>
    before + piece.repeat(size / piece.length) + after;

describe("100,000 characters are read in time that grows with them", () => {
  test.each<[string, Text]>([
    ["[", repeat("[")],
    ["]", repeat("]")],
    ["](", repeat("](")],
    ["[x](", repeat("[x](")],
    ["[a][b]", repeat("[a][b] ")],
    ["*", repeat("*")],
    ["*a", repeat("*a ")],
    ["_a_", repeat("_a_")],
    ["`", repeat("`")],
    ["|", repeat("|")],
    ["<", repeat("<")],
    ["<!--", repeat("<!--")],
    [">", repeat("> ")],
    ["&", repeat("&")],
    ["spaces", repeat(" ", "a", "b")],
    ["a long link text", repeat("a b - ", "* [", "](https://blog.example.net/long)")],
    ["a long URL", repeat("https://blog.example.net/", "* [a](", ")")],
    ["a long event", repeat("a | ", "\n## Upcoming Events\n\n### Europe\n* 2026-03-18 | ")],
    ["brackets on lines of their own", repeat("]]\n")],
    ["blank lines", repeat("\n")],
    ["headings", repeat("### Europe\n")],
    ["open comments", repeat("<!-- a\n")],
  ])("%s", (_, text) =>
    expectLinear({
      input: (size) => `${HEAD}* [a](https://blog.example.net/a)\n${text(size)}\n`,
      work: (issue) => lint(issue),
      size: LENGTH,
    }),
  );
});

test("comments without end on one line are read in time that grows with them", () =>
  expectLinear({
    input: (size) => `${HEAD}${"<!-- a -->".repeat(size / 10)}\n`,
    work: (issue) => lint(issue),
    size: 10 * LENGTH,
  }));

test("names that every object has are names like others", () => {
  const named = ["constructor", "toString", "__proto__", "hasOwnProperty"].map(
    (name) => `
[${name}]: https://${name}/${name}/b?${name}=1

#### ${name}

* [${name}] [A title (${name})](https://${name}/a/b?${name}=1#${name})
* [A title | ${name}](https://www.${name}/pull/1)
* [${name}][${name}]
* [#1](https://github.com/rust-lang/${name}/pull/1)

## Upcoming Events

### ${name}
* 2026-03-18 | ${name}, ${name}, ${name} | [${name}](https://www.meetup.com/${name}/)
    * [**${name}**](https://www.meetup.com/${name}/events/1/?${name}=1)

<!-- twir-lint-allow ${name}: ${name} -->
`,
  );
  const { diagnostics } = lint(`${HEAD}${named.join("")}constructor: a\n`);
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics.filter(({ message, help = "" }) => /native code|\[object/.test(message + help))).toEqual([]);
});

test("half a character is moved as it stands", () => {
  const events = ["2026-03-20", "2026-03-18"].map(
    (day) => `* ${day} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Half \uD83D of ${day}**](https://www.meetup.com/rust-oslo/events/${day.slice(-2)}/)
`,
  );
  const { text } = fix(`${HEAD}\n## Upcoming Events\n\n### Europe\n${events.join("")}`, {
    select: ["unsorted-events"],
  });
  expect(text).toContain(`### Europe\n${events.toReversed().join("")}`);
});

test("a fix may have more edits than a call takes arguments", () => {
  const count = 200_000;
  const { diagnostics } = lint(`${HEAD}* a${"\r".repeat(count)}b\n`);
  expect(diagnostics.find(({ rule }) => rule === "invisible-character")?.fix?.edits).toHaveLength(count);
});
