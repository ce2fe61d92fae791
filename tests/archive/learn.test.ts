/** What is learned of an earlier issue in little time is what the whole model would tell. */
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { KNOWLEDGE } from "../../src/archive/knowledge.ts";
import { learner, learnIssue } from "../../src/archive/learn.ts";
import { readMemorable } from "../../src/archive/memorable.ts";
import { eventReader } from "../../src/archive/plain-lines.ts";
import { buildIssue } from "../../src/document/build.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { pastIssue } from "../support/archive-run.ts";
import { ISSUE_FILE } from "../support/cli-run.ts";

const learn = learner(KNOWLEDGE);

const expectSame = (text: string): void => {
  const source = new SourceFile(ISSUE_FILE, text);
  const [little, whole] = [learn(source), learnIssue(buildIssue(source), KNOWLEDGE)];
  if (!isDeepStrictEqual(little, whole)) expect({ text, ...little }).toEqual({ text, ...whole });
};

const event = (title = "Fjords") =>
  `* 2026-03-05 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo) + [Rust Bergen](https://luma.com/bergen)\n    * [**${title}**](https://www.meetup.com/rust-oslo/events/313338701/)`;
const ENTRY = "* [Shells and scopes](https://blog.example.net/shells)";
const FAR = "[far]: https://far.example.net/";

const ISSUE = pastIssue(1, {
  entries: `${ENTRY}\n* [video] [Claws](https://www.youtube.com/watch?v=dQw4w9WgXcQ)\n* [Reefs](https://reefs.example.net/)`,
  events: `${event()}\n${event("Lakes")}\n\n### Asia\n${event()}`,
});

test("of fixtures", () => {
  const fixtures = new URL("../../fixtures/", import.meta.url);
  for (const file of readdirSync(fixtures, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".md")) expectSame(readFileSync(new URL(file, fixtures), "utf8"));
});

test.each([
  [
    "a definition of another section",
    ISSUE.replace("* [Reefs]", "* [Far][far]\n* [Reefs]").concat(`\n## Jobs\n\n${FAR}\n`),
  ],
  ["a definition that names a tag", ISSUE.concat("\n## Jobs\n\n[VIDEO]: https://far.example.net/\n")],
  ["a task", ISSUE.replace("[video]", "[x]")],
  ["a definition that names a title", ISSUE.concat("\n## Jobs\n\n[shells and scopes]: https://far.example.net/\n")],
  ["a definition in front matter that is not over", ISSUE.replace("\n\n## Up", `\n\n${FAR}\n\n## Up`)],
  ["a line that lost its marker", ISSUE.replace(ENTRY, `${ENTRY}\n[Lost](https://lost.example.net/)`)],
  ["what hangs below a blank line", ISSUE.replace(ENTRY, `${ENTRY}\n\n    * [Below](https://below.example.net/)`)],
  ["two events in one", ISSUE.replace("    * [**Lakes", "    * 2026-03-06 | Oslo, NO | x\n    * [**Lakes")],
  ["code between fences", ISSUE.replace("### Asia", "```\n### Asia").concat("\n```\n")],
  ["a comment over lines", ISSUE.replace(ENTRY, `<!-- ${ENTRY}\n-->`)],
  ["a comment that is not closed", ISSUE.replace("### Asia", "<!-- ### Asia")],
  ["a block of HTML over a heading", ISSUE.replace("\n### Asia", "<div>\n### Asia")],
  ["preformatted text", ISSUE.replace("## Upcoming", "<pre>\n## Upcoming")],
  ["a date that the calendar does not have", ISSUE.replaceAll("03-05", "02-30")],
  ["several days", ISSUE.replaceAll("03-05", "03-05 - 2026-03-07")],
  ["links as titles", ISSUE.replaceAll("Shells and scopes", "www.example.net").replaceAll("Fjords", "a@example.net")],
  ["code in titles", ISSUE.replaceAll("Shells and scopes", "`Shells").replaceAll("Fjords", "`Fjords`")],
  ["no-break spaces", ISSUE.replaceAll("| Oslo", "| \u00a0Oslo")],
  ["a no-break space alone below a tag", ISSUE.replace("## Upcoming Events\n", "<p>## Upcoming Events\n\u00a0")],
  ["carriage returns", ISSUE.replaceAll("\n", "\r\n")],
  ["lone carriage returns", ISSUE.replaceAll(" | Oslo", "\r| Oslo")],
  ["a byte order mark", `\uFEFF${ISSUE}`],
])("with %s", (_, text) => {
  expect(text).not.toBe(ISSUE);
  expectSame(text);
});

const PIECES = [
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "```\n",
    "~~~\n",
    "<!--",
    "-->",
    "<p>",
    "<div>\n",
    "<pre>\n",
    "***\n",
    "> ",
    "    ",
    "* ",
    "#",
  ],
  ...[
    "[",
    "]",
    "(",
    ")",
    "|",
    "`",
    "**",
    "\\",
    "\u2028",
    "\u00a0",
    "## Upcoming Events\n",
    "### Europe\n",
    "### Cargo\n",
  ],
  ...["## Jobs\n", "## Updates from Rust Community\n", "[rust oslo]: https://a.example\n", `${FAR}\n`, `${event()}\n`],
];
const changes = fc.array(
  fc.record({
    at: fc.nat(),
    isLine: fc.boolean(),
    cut: fc.constantFrom(0, 0, 1, 4, 60),
    piece: fc.constantFrom("", ...PIECES),
  }),
  { minLength: 1, maxLength: 8 },
);

test("of issues that were changed anywhere", () => {
  fc.assert(
    fc.property(changes, (all) => {
      let text = ISSUE;
      for (const { at, isLine, cut, piece } of all) {
        const place = at % text.length;
        const start = isLine ? text.lastIndexOf("\n", place) + 1 : place;
        text = text.slice(0, start) + piece + text.slice(start + cut);
        if (text === "") return;
      }
      expectSame(text);
    }),
    { numRuns: 500 },
  );
});

test("what is copied from week to week is one meeting", () => {
  const [first, second] = [1, 2].map((weeks) =>
    learn(new SourceFile(ISSUE_FILE, pastIssue(weeks, { events: event() }))),
  );
  expect(first?.events[0]?.meeting).toBe(second?.events[0]?.meeting);
});

test("little is left to the model: lines that are not plain, or the number alone", () => {
  const read = (text: string) => readMemorable(new SourceFile(ISSUE_FILE, text), eventReader()) ?? expect.fail();
  const plain = read(
    ISSUE.replace("### Asia", "Rusty Events between days, says the [calendar].\n\n<!-- none -->\n\n### Asia"),
  );
  expect([plain.entries.length, plain.events.length]).toEqual([3, 3]);
  expect(plain.rest.source.text).toBe(ISSUE.slice(0, ISSUE.indexOf("\n\n") + 1));
  const { rest, entries } = read(ISSUE.replace("[Claws]", "[\\[Claws]"));
  expect(entries).toHaveLength(2);
  expect(rest.source.text.split("\n").filter((line) => /^[*#]/.test(line))).toEqual([
    "## Updates from Rust Community",
    "### Observations/Thoughts",
    "* [video] [\\[Claws](https://www.youtube.com/watch?v=dQw4w9WgXcQ)",
    "## Upcoming Events",
    "### Europe",
    "### Asia",
  ]);
});

test.each([
  ["headings", "#\n"],
  ["headings of events and others in turn", "## Jobs\n### Virtual\nx\n"],
  ["ends of labels", "]:"],
  ["items and definitions in turn", "## Updates from Rust Community\n* [a](b)\n* x\n## Jobs\n[a]: b\n"],
  ["blank lines below an item", "## Updates from Rust Community\n* [a](b)\n\n\n\n\n"],
  ["comments", "<!-- a -->"],
  ["nested lines", "### Virtual\n* 2026-03-05 | a\n    * b\n"],
  ["spaces", " "],
])("many %s take time in proportion", (_, piece) => {
  const time = (length: number): number => {
    const source = new SourceFile(ISSUE_FILE, piece.repeat(length / piece.length));
    const start = performance.now();
    readMemorable(source, eventReader());
    return performance.now() - start;
  };
  time(100_000);
  expect(time(800_000)).toBeLessThan(200 + 16 * time(100_000));
});
