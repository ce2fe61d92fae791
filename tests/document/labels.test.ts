/** One way to compare the labels of references: the parser's, which is CommonMark's. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
const CLEAN = readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8");

test.each([
  ["STRASSE", "straße"],
  ["Ǆ Rust", "ǆ  RUST"],
  ["ΌΣΟΣ", "όσος"],
])("[a][%s] is a link to [%s]", (label, defined) => {
  const entry = `### Official\n\n* [A street in Berlin][${label}]\n`;
  const text = `${CLEAN.replace("### Official\n", entry)}\n[${defined}]: https://blog.example.net/street\n`;
  const { issue, diagnostics } = lint(text, { path: PATH });
  expect(issue.links.some(({ text: { value }, form }) => value === "A street in Berlin" && form === "reference")).toBe(
    true,
  );
  const wrong = diagnostics.filter(({ rule }) => rule === "unused-definition" || rule === "undefined-reference");
  expect(wrong.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});
