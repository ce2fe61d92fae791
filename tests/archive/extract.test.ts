/** What is extracted of an issue, and that a partial build extracts the same as a whole one. */

import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { extractIssue, IssueExtractor } from "../../src/archive/extract.ts";
import { buildIssue } from "../../src/document/build.ts";
import { parser } from "../../src/library/with-parser.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { pastIssue } from "../support/archive-run.ts";
import { ISSUE_FILE } from "../support/cli-run.ts";

const event = (title = "Fjords") =>
  `* 2026-03-05 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo) + [Rust Bergen](https://luma.com/bergen)\n    * [**${title}**](https://www.meetup.com/rust-oslo/events/313338701/)`;
const ENTRY = "* [Shells and scopes](https://blog.example.net/shells)";
const FAR = "[far]: https://far.example.net/";

const ISSUE = pastIssue(1, {
  entries: `${ENTRY}\n* [video] [Claws](https://www.youtube.com/watch?v=dQw4w9WgXcQ)\n* [Reefs](https://reefs.example.net/)`,
  events: `${event()}\n${event("Lakes")}\n\n### Asia\n${event()}`,
});

const extract = (text: string) => new IssueExtractor().read(new SourceFile(ISSUE_FILE, text), parser);

test("the links of the community and the events, each with its position", () => {
  const { number, links, events } = extract(ISSUE);
  expect(number).toBe(641);
  expect(links.map(({ page }) => page)).toEqual([
    "blog.example.net/shells",
    "youtube.com/watch?v=dQw4w9WgXcQ",
    "reefs.example.net",
  ]);
  expect(links[1]).toMatchObject({ title: "Claws", tags: ["[video]"], section: "Observations/Thoughts" });
  expect(events.map(({ region }) => region)).toEqual(["Europe", "Europe", "Asia"]);
  expect(events[0]?.announcement).toEqual({
    from: 20517,
    to: 20517,
    location: "Oslo, NO",
    houseLocation: { mode: "in-person", address: "Oslo, NO", city: "Oslo" },
    groups: [
      { key: "meetup.com/rust-oslo", name: "Rust Oslo", url: "https://www.meetup.com/rust-oslo" },
      { key: "luma.com/bergen", name: "Rust Bergen", url: "https://luma.com/bergen" },
    ],
    page: "meetup.com/rust-oslo/events/313338701",
    title: "Fjords",
  });
  for (const { position } of [...links, ...events]) {
    const { line, column, offset, length } = position;
    expect(ISSUE.split("\n")[line - 1]?.slice(column - 1, column - 1 + length)).toBe(
      ISSUE.slice(offset, offset + length),
    );
  }
  expect(ISSUE.slice(links[0]?.position.offset).startsWith("https://blog.example.net/shells")).toBe(true);
  expect(ISSUE.slice(events[0]?.position.offset).startsWith("2026-03-05")).toBe(true);
});

test("a copy of an announcement in another issue is the same object", () => {
  const extractor = new IssueExtractor();
  const [first, second] = [1, 2].map((weeks) =>
    extractor.read(new SourceFile(ISSUE_FILE, pastIssue(weeks, { events: event() })), parser),
  );
  expect(first?.events[0]?.announcement).toBe(second?.events[0]?.announcement);
});

const expectSame = (text: string): void => {
  const partial = extract(text);
  const whole = extractIssue(buildIssue(new SourceFile(ISSUE_FILE, text), { parser }));
  if (!isDeepStrictEqual(partial, whole)) expect({ text, ...partial }).toEqual({ text, ...whole });
};

test("a partial build extracts the same of fixtures", () => {
  const fixtures = new URL("../../fixtures/", import.meta.url);
  for (const file of readdirSync(fixtures, { recursive: true, encoding: "utf8" }))
    if (file.endsWith(".md")) expectSame(readFileSync(new URL(file, fixtures), "utf8"));
});

const BELOW = "\n## Jobs\n\n";

test.each([
  ["a definition below", ISSUE.replace("* [Reefs]", "* [Far][far]\n* [Reefs]").concat(`${BELOW}${FAR}\n`)],
  ["a definition below that names a tag", ISSUE.concat(`${BELOW}* x\n\n[VIDEO]: https://far.example.net/\n`)],
  ["a definition in a quote", ISSUE.replace("* [Reefs]", "* [Far][far]\n* [Reefs]").concat(`${BELOW}> ${FAR}\n`)],
  ["an open fence in a list above", ISSUE.replace("## Upd", "## Jobs\n\n* a\n    ```\n\n## Upd")],
  ["open HTML above", ISSUE.replace("## Upd", "## Jobs\n\n<pre>\n\n## Upd")],
  ["a comment that is not closed", ISSUE.replace("### Asia", "<!-- ### Asia")],
  ["lone carriage returns", ISSUE.replaceAll(" | Oslo", "\r| Oslo")],
  ["a byte order mark", `\uFEFF${ISSUE}`],
])("a partial build extracts the same with %s", (_, text) => {
  expect(text).not.toBe(ISSUE);
  expectSame(text);
});

const PIECES = [
  ...["\n", "\n\n", "\r\n", "```\n", "~~~\n", "<!--", "-->", "<p>", "<div>\n", "<pre>\n", "***\n", "> ", "    ", "* "],
  ...["#", "[", "]", "(", ")", "|", "`", "**", "\\", "\u2028", "\u00a0", "## Upcoming Events\n", "### Europe\n"],
  ...["### Cargo\n", "## Jobs\n", "## Updates from Rust Community\n", "[rust oslo]: https://a.example\n"],
  ...[`${FAR}\n`, `${event()}\n`],
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

test("a partial build extracts the same of issues that were changed anywhere", () => {
  fc.assert(
    fc.property(changes, (all) => {
      let text = ISSUE.replace("## Upcoming", `## Jobs\n\n* [Cook](https://jobs.example.net/)\n\n## Upcoming`);
      for (const { at, isLine, cut, piece } of all) {
        const place = at % (text.length + 1);
        const start = isLine ? text.lastIndexOf("\n", place) + 1 : place;
        text = text.slice(0, start) + piece + text.slice(start + cut);
      }
      expectSame(text);
    }),
    { numRuns: 200 },
  );
});
