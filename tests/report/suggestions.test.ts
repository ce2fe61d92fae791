/** Suggestions: what belongs to one fix is one suggestion. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { suggestionsOf } from "../../src/report/suggestions.ts";

const path = "draft/2026-03-11-this-week-in-rust.md";
const clean = readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8");

test("two calls that change places are one suggestion, with each of them once", () => {
  const late = "* [**Moult Days**](https://moult.example.net/cfp) | CFP closes 2026-03-20 | Lyon, France | 2026-06-02";
  const text = clean.replace(/^(.*CrabConf.*)$/m, `$1\n${late}`);
  const { source, diagnostics } = lint(text, { path });
  const repaired = fix(text, { path }).text;
  const found = suggestionsOf({ path, source, stage: "draft", diagnostics, repaired, fixed: 0 });
  expect(found).toHaveLength(1);
  const [{ lines, first, last }] = found as [(typeof found)[0]];
  const after = text.split("\n");
  after.splice(first - 1, last - first + 1, ...lines);
  expect(after.join("\n")).toBe(repaired);
});
