/** What must hold of fixing on any draft: broken in ways nobody thought of. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";

const path = "content/2026-03-11-this-week-in-rust.md";
const DRAFT = readFileSync(
  new URL("../../fixtures/draft/2026-03-11-this-week-in-rust.md", import.meta.url),
  "utf8",
).split("\n");
const HEAD = DRAFT.slice(0, 5);

const ODDITIES = [
  "",
  " ",
  "<!-- note -->",
  "<!-- two",
  "lines -->",
  "`",
  "**",
  "[",
  "](",
  ")",
  "|",
  "* ",
  "\u00a0",
  "#",
  "https://a.example//b",
  "\r",
  "\t",
  "    ",
];

/** A short draft: the front matter, and lines of the broken draft with something lost, doubled or put in. */
const drafts = fc
  .tuple(
    fc.nat(DRAFT.length - 1),
    fc.integer({ min: 5, max: 40 }),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(6), fc.constantFrom(...ODDITIES)), { maxLength: 5 }),
  )
  .map(([from, count, changes]) => {
    let text = [...DRAFT.slice(from, from + count), ""].join("\n");
    for (const [place, length, put] of changes) {
      const at = place % (text.length + 1);
      text = text.slice(0, at) + put + text.slice(at + length);
    }
    return [...HEAD, "## Updates from Rust Community", "", text].join("\n");
  });

const commentsOf = (text: string): string[] =>
  lint(text, { path }).issue.comments.map(({ text: inner }) => inner.value);

test("nothing throws, and fixing twice is fixing once", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(drafts, fc.boolean(), (text, unsafe) => {
      const once = fix(text, { path, unsafe });
      expect(fix(once.text, { path, unsafe }).text).toBe(once.text);
    }),
    { numRuns: 150 },
  );
});

test("a safe fix loses no comment", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(drafts, (text) => {
      const kept = commentsOf(fix(text, { path }).text);
      for (const comment of commentsOf(text)) expect(kept).toContain(comment);
    }),
    { numRuns: 100 },
  );
});

test("every fix changes something, and keeps to its edits", { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(drafts, (text) => {
      for (const { fix: found } of lint(text, { path }).diagnostics) {
        if (found)
          expect(found.edits.some(({ span, text: put }) => text.slice(span.start, span.end) !== put)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["\t> Crabs are right.\n", "> Crabs are right.\n"],
  ["    Crabs are\n\tright.\n", "> Crabs are\n> right.\n"],
])("a quote that is indented too far is marked: %j", (written, right) => {
  const quote = DRAFT.indexOf("# Quote of the Week");
  const around = [
    DRAFT.slice(0, quote + 2).join("\n"),
    "\n– [Ferris on the forum](https://users.rust-lang.org/t/a/1)\n",
  ];
  const { text } = fix(around.join(`\n${written}`), { path, select: ["malformed-quote"] });
  expect(text.slice(text.indexOf("# Quote of the Week"))).toContain(`\n\n${right}\n`);
});

// Found by `npm run fuzz`: what was refused beside other fixes stayed refused, and the next run made it.
test.each([
  ["a:\n *\n\n*\n  * a", "a:\n\n  * a\n"],
  ["a:\n# CFP - Projects\n- *No a\n- .", "a:\n### CFP - Projects\n*No a*\n\n* .\n"],
])("a fix that would cause a finding beside others is made when they are: %j", (text, right) => {
  const { text: fixed, refused } = fix(text, { path });
  expect({ fixed, refused }).toEqual({ fixed: right, refused: [] });
  expect(fix(fixed, { path }).text).toBe(right);
});

test("what is added at the end of a line stays with it when another fix moves the line", () => {
  const event = (day: string, end: string) =>
    `* ${day} | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Of ${day}**](https://a.example.net/${day}${end}\n`;
  const events = (...all: string[]) => ["a:\n## Upcoming Events\n### Europe\n", ...all].join("");
  const select = ["unsorted-events", "malformed-link"];
  const { text, fixed } = fix(events(event("2026-03-24", ""), event("2026-03-19", ")"), event("2026-03-21", ")")), {
    path,
    select,
  });
  expect(text).toBe(events(...["2026-03-19", "2026-03-21", "2026-03-24"].map((day) => event(day, ")"))));
  // Behind the wrong event it was taken away again, and then added to the right one.
  expect(fixed).toBe(2);
});

test.each(["*No [*\n]()", "*No calls `*\n`", "*No <!-- *\n-->"])(
  "a sentence that ends within something is not closed there: %j",
  (sentence) => {
    const { text } = fix(`a:\n### CFP - Projects\n${sentence}\n`, { path, select: ["unbalanced-emphasis"] });
    expect(text).toContain(sentence);
  },
);
