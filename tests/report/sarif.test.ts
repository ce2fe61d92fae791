/** SARIF against the official schema, and what GitHub and editors need beyond it. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { sarifReport } from "../../src/report/sarif.ts";
import { rules } from "../../src/rules/index.ts";
import { issueWith, TRACKED } from "../support/cli-run.ts";
import { fitsSarifSchema } from "../support/harmless-report.ts";
import { reportOf } from "../support/report-made-up.ts";

const CONTEXT = { version: "1.2.3", rules, fromRoot: "", failures: [] as string[] };
const sarif = (files: readonly FileReport[], more: Partial<typeof CONTEXT> = {}) => {
  const log = JSON.parse(sarifReport(files, { ...CONTEXT, ...more }));
  expect(fitsSarifSchema(log), JSON.stringify(fitsSarifSchema.errors?.slice(0, 3))).toBe(true);
  return log.runs[0];
};
const linted = (path: string, text: string): FileReport => {
  const { source, stage, diagnostics, allowed } = lint(text, { path });
  return { path, source, stage, diagnostics, allowed, fixed: 0 };
};

test("a whole draft fits the official schema, with all rules and a rule for each result", () => {
  const path = "draft/2026-03-11-this-week-in-rust.md";
  const run = sarif([linted(path, readFileSync(`fixtures/${path}`, "utf8"))]);
  expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id));
  expect(run.results.length).toBeGreaterThan(30);
  for (const { ruleId, ruleIndex, level, message, partialFingerprints } of run.results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(["error", "warning", "note"]).toContain(level);
    expect(message.text).not.toBe("");
    expect(Object.keys(partialFingerprints)).toEqual(["twirLint/v1"]);
  }
  const names = run.results.map(
    (result: { partialFingerprints: object }) => Object.values(result.partialFingerprints)[0],
  );
  expect(new Set(names).size).toBe(names.length);
});

test("the schema refuses what is no SARIF", () => {
  const log = JSON.parse(sarifReport([], CONTEXT));
  expect(fitsSarifSchema(log)).toBe(true);
  expect(fitsSarifSchema({ ...log, version: "2.0.0" })).toBe(false);
  log.runs[0].results.push({ level: "fatal" });
  expect(fitsSarifSchema(log)).toBe(false);
});

test("every rule says what, why, and how, within the lengths that GitHub shows", () => {
  for (const rule of sarif([]).tool.driver.rules) {
    expect(rule.shortDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.text).toContain(rule.id);
    expect(rule.help.markdown).toMatch(/^# `[\w-]+`\n\n[\s\S]*```text\n/);
    expect(rule.helpUri).toContain(rule.id);
    expect(rule.properties.tags).toHaveLength(2);
  }
});

test("regions are whole, columns are UTF-16, and a deletion says that nothing is inserted", () => {
  const file = linted("draft/a.md", issueWith("* 🦀 [Post](https://a.example/?utm_source=x)"));
  const run = sarif([file]);
  expect(run.columnKind).toBe("utf16CodeUnits");
  const found = run.results.find(({ ruleId }: { ruleId: string }) => ruleId === "tracking-parameter");
  const { region, artifactLocation } = found.locations[0].physicalLocation;
  expect(artifactLocation).toEqual({ uri: "draft/a.md", uriBaseId: "SRCROOT" });
  expect(region).toEqual({ startLine: region.endLine, startColumn: 32, endLine: region.endLine, endColumn: 44 });
  const [{ deletedRegion, insertedContent }] = found.fixes[0].artifactChanges[0].replacements;
  expect(insertedContent).toEqual({ text: "" });
  expect(deletedRegion.endColumn).toBe(44);
});

test("what a comment lets stand is there, suppressed, with its reason", () => {
  const allowed = `<!-- twir-lint-allow tracking-parameter: the page needs it -->\n${TRACKED}`;
  const run = sarif([linted("a.md", issueWith(`${allowed}\n${TRACKED}`))]);
  const found = run.results.filter(({ ruleId }: { ruleId: string }) => ruleId === "tracking-parameter");
  expect(found.map(({ suppressions }: { suppressions?: unknown }) => suppressions)).toEqual([
    undefined,
    [{ kind: "inSource", status: "accepted", justification: "the page needs it" }],
  ]);
});

test("an unsafe fix is no button", () => {
  const fix = { title: "remove it", safety: "unsafe" as const, edits: [{ span: { start: 0, end: 1 }, text: "" }] };
  expect(sarif([reportOf("abc", [{ span: { start: 0, end: 1 }, fix }])]).results[0].fixes).toBeUndefined();
});

test("related places lie in this file or in another", () => {
  const position = { line: 3, column: 1, offset: 9 };
  const related = [
    { span: { start: 1, end: 2 }, message: "first" },
    { path: "content/b.md", start: position, end: position, message: "there" },
  ];
  const run = sarif([reportOf("abc", [{ span: { start: 0, end: 1 }, related }])]);
  expect(run.results[0].relatedLocations).toMatchObject([
    { id: 1, physicalLocation: { artifactLocation: { uri: "draft/a.md" }, region: { startLine: 1, startColumn: 2 } } },
    { id: 2, physicalLocation: { artifactLocation: { uri: "content/b.md" }, region: { startLine: 3 } } },
  ]);
});

test("a run that could not do its job is no clean scan", () => {
  expect(sarif([]).invocations).toEqual([{ executionSuccessful: true }]);
  const [invocation] = sarif([], { failures: ["gone.md: no such file or folder; check the path"] }).invocations;
  expect(invocation.executionSuccessful).toBe(false);
  expect(invocation.toolExecutionNotifications[0].message.text).toContain("gone.md");
});

test.each([
  ["draft/a.md", "", "draft/a.md"],
  ["a b#c%?.md", "draft/", "draft/a%20b%23c%25%3F.md"],
  ["../content/ü.md", "draft/", "content/%C3%BC.md"],
  ["/elsewhere/a.md", "draft/", "file:///elsewhere/a.md"],
  ["<stdin>", "", "%3Cstdin%3E"],
  ["\ud800.md", "", "%EF%BF%BD.md"],
])("the path %j, seen from %j, is %j", (path, fromRoot, uri) => {
  const run = sarif([reportOf("abc", [{ span: { start: 0, end: 1 } }], { path })], { fromRoot });
  expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
});
