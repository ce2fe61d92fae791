import { expect, test } from "vitest";
import { githubReport } from "../../src/report/github.ts";
import type { Severity } from "../../src/rule/define-rule.ts";
import { type Found, reportOf } from "../support/report-made-up.ts";

const CONTEXT = { fromRoot: "", hints: false };
const many = (severity: Severity, count: number): Found[] =>
  Array.from({ length: count }, () => ({ span: { start: 0, end: 3 }, severity }));

test("a command with place, rule, place again, message and help", () => {
  const file = reportOf("one\ntwo\n", [{ span: { start: 4, end: 7 }, help: "mend it" }]);
  expect(githubReport([file], CONTEXT)).toBe(
    "::error file=draft/a.md,line=2,endLine=2,col=1,endColumn=4,title=twir-lint%3A some-rule" +
      "::draft/a.md:2:1: it is wrong%0Amend it\n",
  );
});

test("columns only where the lines are one", () => {
  const file = reportOf("one\ntwo\n", [{ span: { start: 1, end: 5 } }]);
  expect(githubReport([file], CONTEXT)).toContain("line=1,endLine=2,title=");
});

test("paths are seen from the root of the repository", () => {
  const file = reportOf("one", [{ span: { start: 0, end: 1 } }], { path: "a.md" });
  expect(githubReport([file], { ...CONTEXT, fromRoot: "draft/" })).toMatch(
    /^::error file=draft\/a\.md,.*::draft\/a\.md:1:1: /,
  );
});

test("errors first, ten of each kind, and the tenth says how many more", () => {
  const file = reportOf("one two", [...many("warning", 12), ...many("error", 11), ...many("info", 10)]);
  const lines = githubReport([file], { ...CONTEXT, hints: true })
    .trimEnd()
    .split("\n");
  const kinds = lines.map((line) => /^::(\w+)/.exec(line)?.[1]);
  expect(kinds).toEqual([...Array(10).fill("error"), ...Array(10).fill("warning"), ...Array(10).fill("notice")]);
  expect(lines.filter((line) => line.includes("more"))).toEqual([lines[9], lines[19]]);
  expect(lines[9]).toContain("it is wrong%0A… and 1 more errors");
  expect(lines[19]).toContain("… and 2 more warnings");
});

test("hints are left out unless asked for, or caused by the change", () => {
  const file = reportOf("one", many("info", 1));
  expect(githubReport([file], CONTEXT)).toBe("");
  expect(githubReport([file], { ...CONTEXT, hints: true })).toMatch(/^::notice /);
  const change = { bulk: false, because: "changes 2 files" };
  expect(githubReport([file], { ...CONTEXT, change })).toMatch(/^::notice /);
});
