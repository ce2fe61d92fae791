/** One definition of "stands under": a heading of the week's own is as much the community's as one of the outline. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const CLEAN = readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8");

const ENTRIES = [
  "* [Learning Rust the slow way | Rust Blog](https://blog.rust-lang.org/slow-way)",
  "* [Videos] [A talk about crabs](https://www.youtube.com/watch?v=abcdefghijk)",
  "* [One two three four five six seven eight nine ten eleven twelve thirteen](https://blog.example.net/long) - by Ferris",
];

/** What is found of the entries under a heading of the community's, as `rule: message`. */
const findingsUnder = (heading: string): string[] => {
  const text = CLEAN.replace("## Crate of the Week", `### ${heading}\n${ENTRIES.join("\n")}\n\n## Crate of the Week`);
  const { diagnostics, source } = lint(text, { path: PATH });
  const start = source.text.indexOf(ENTRIES[0] as string);
  const end = source.text.indexOf("## Crate of the Week");
  return diagnostics
    .filter(({ span }) => start <= span.start && span.start < end)
    .map(({ rule, message }) => `${rule}: ${message}`);
};

test("the same lines have the same findings under a heading of the outline and one of the week's own", () => {
  const ofOutline = findingsUnder("Miscellaneous");
  expect(ofOutline.length).toBeGreaterThanOrEqual(4);
  expect(findingsUnder("Letters from Readers")).toEqual(ofOutline);
});
