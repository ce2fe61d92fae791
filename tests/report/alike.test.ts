/** What is said of many lines is shown once. */
import { expect, test } from "vitest";
import { groupAlike, lineNumbers } from "../../src/report/alike.ts";
import { markdownReport } from "../../src/report/markdown.ts";
import { pretty, reportOf } from "../support/report-made-up.ts";

test("four or more of one key are a group, where its first stands", () => {
  const items = [..."abacada"].map((key, index) => ({ key, index }));
  const of = (keyOf: (item: { key: string }) => string | undefined) =>
    groupAlike(items, keyOf).map((group) => group.map(({ key, index }) => key + index).join("+"));
  expect(of(({ key }) => key)).toEqual(["a0+a2+a4+a6", "b1", "c3", "d5"]);
  expect(of(({ key }) => (key === "a" ? undefined : key))).toHaveLength(7);
  expect(groupAlike(items.slice(0, 5), ({ key }) => key)).toHaveLength(5);
});

test.each([
  [[3], "line 3"],
  [[3, 3], "line 3"],
  [[3, 4, 5], "lines 3 to 5"],
  [[3, 7, 8, 9, 12], "lines 3, 7 to 9, 12"],
  [
    Array.from({ length: 30 }, (_, index) => 2 * index),
    "lines 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 18 more lines",
  ],
])("%j", (lines, words) => {
  expect(lineNumbers(lines)).toBe(words);
});

const TEXT = "one\n".repeat(6);
const at = (line: number, more = {}) => ({ span: { start: 4 * line, end: 4 * line + 3 }, ...more });
const SIX = [0, 1, 2, 3, 4, 5].map((line) => at(line));

test("the report for people shows the first and the lines of the others, and counts them all", () => {
  const report = pretty(reportOf(TEXT, SIX));
  expect(report.match(/\^\^\^ it is wrong/g)).toHaveLength(1);
  expect(report).toContain("│ … and 5 more like it: lines 2 to 6\n");
  expect(report).toContain("\n6 errors in 1 file\n");
});

test("what differs or points elsewhere is shown by itself", () => {
  const help = pretty(
    reportOf(
      TEXT,
      SIX.map((each, index) => ({ ...each, help: `line ${index}` })),
    ),
  );
  expect(help.match(/\^\^\^ it is wrong/g)).toHaveLength(6);
  const related = [{ span: { start: 0, end: 1 }, message: "there" }];
  expect(
    pretty(
      reportOf(
        TEXT,
        SIX.map((each) => ({ ...each, related })),
      ),
    ).match(/\^\^\^/g),
  ).toHaveLength(6);
});

test("the comment says it once, with the lines as they should read in one suggestion", () => {
  const repaired = "two\n".repeat(6);
  const comment = markdownReport([reportOf(TEXT, SIX, { repaired })], { version: "1", hints: false });
  expect(comment.match(/It is wrong|it is wrong/g)).toHaveLength(1);
  expect(comment).toContain("#### `draft/a.md`, lines 1 to 6\n");
  expect(comment).toContain(`Lines 1 to 6 would read:\n\n\`\`\`suggestion\n${repaired}\`\`\``);
});
