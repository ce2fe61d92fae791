import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { jsonReport } from "../../src/report/json.ts";
import { reportJsonSchema } from "../../src/report/json-schema.ts";
import staleEvent from "../../src/rules/events/stale-event.ts";
import trackingParameter from "../../src/rules/links/tracking-parameter.ts";
import { issueWith, STALE, TRACKED } from "../support/cli-run.ts";

const rules = [staleEvent, trackingParameter];
const shipped = readFileSync("schema/report.json", "utf8");
const validate = new Ajv({ strict: true }).compile(JSON.parse(shipped));

const reportOf = (path: string, text: string): FileReport => {
  const { source, issue, stage, diagnostics } = lint(text, { path, rules });
  return { path, source, stage, number: issue.number, date: issue.date, diagnostics, fixed: 0 };
};
const parsed = (...files: FileReport[]) => JSON.parse(jsonReport(files, { version: "1.2.3" }));

test("the shipped schema is fresh", () => {
  expect(shipped).toBe(reportJsonSchema());
});

test("real output fits the shipped schema, whatever the files are", () => {
  const place = (column: number) => ({ line: 3, column, offset: 40 + column });
  const related = { span: { start: 0, end: 1 }, message: "there" };
  const elsewhere = { path: "content/b.md", start: place(3), end: place(9), message: "and there" };
  const dirty = reportOf("draft/a.md", issueWith(`${TRACKED} 🦀`, STALE));
  const files = [
    dirty,
    { ...dirty, diagnostics: dirty.diagnostics.map((found) => ({ ...found, related: [related, elsewhere] })) },
    reportOf("clean.md", issueWith()),
    reportOf("README.md", "# no issue\n"),
  ];
  expect(validate(parsed(...files)), JSON.stringify(validate.errors)).toBe(true);
  expect(validate(parsed()), JSON.stringify(validate.errors)).toBe(true);
});

test("a place that explains a finding may lie in another file", () => {
  const start = { line: 30, column: 5, offset: 900 };
  const end = { line: 30, column: 9, offset: 904 };
  const dirty = reportOf("draft/a.md", issueWith(TRACKED));
  const related = [{ path: "content/b.md", start, end, message: "there" }];
  const [file] = parsed({ ...dirty, diagnostics: dirty.diagnostics.map((found) => ({ ...found, related })) }).files;
  expect(file.diagnostics[0].related).toEqual([{ path: "content/b.md", range: { start, end }, message: "there" }]);
});

test("the schema refuses what the contract does not have", () => {
  const report = parsed(reportOf("a.md", issueWith(TRACKED)));
  expect(validate({ ...report, schemaVersion: 2 })).toBe(false);
  expect(validate({ ...report, another: 1 })).toBe(false);
  expect(validate({ ...report, summary: undefined })).toBe(false);
});

test("one finding, whole: lines and columns from 1, UTF-16, end exclusive", () => {
  const text = "Number: 642\nDate: 2026-03-11\n\n* 🦀 [Post](https://a.example/?utm_source=x)\n";
  const at = text.indexOf("utm_source");
  const range = (from: number, to: number) => ({
    start: { line: 4, column: from - 29, offset: from },
    end: { line: 4, column: to - 29, offset: to },
  });
  const [file] = parsed(reportOf("a.md", text)).files;
  expect(file).toEqual({
    path: "a.md",
    issue: { number: 642, date: "2026-03-11", stage: "publish" },
    diagnostics: [
      {
        rule: "tracking-parameter",
        severity: "error",
        confidence: "certain",
        message: "tracking parameter `utm_source`",
        help: "remove it from the link",
        url: "https://twir-lint.github.io/twir-lint/#/rules/tracking-parameter",
        range: range(at, at + 12),
        related: [],
        fix: {
          title: "remove the parameter",
          safety: "safe",
          edits: [{ range: range(at - 1, at + 12), text: "" }],
        },
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ],
  });
});

test("counts, and a row for every file", () => {
  const { summary, files, tool } = parsed(
    reportOf("draft/a.md", issueWith(TRACKED, STALE)),
    reportOf("b.md", issueWith(undefined, STALE)),
    reportOf("c.md", "x"),
  );
  expect(tool).toEqual({ name: "twir-lint", version: "1.2.3" });
  expect(summary).toEqual({ files: 3, errors: 2, warnings: 0, infos: 1, fixable: 1, fixed: 0 });
  expect(files.map(({ path }: { path: string }) => path)).toEqual(["draft/a.md", "b.md", "c.md"]);
  expect(files[2].issue).toEqual({ stage: "publish" });
});

test("a fingerprint stays when the finding moves, and differs between findings that are alike", () => {
  const prints = (text: string): string[] =>
    parsed(reportOf("a.md", text)).files[0].diagnostics.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
  const twice = `${TRACKED}\n${TRACKED}`;
  const before = prints(issueWith(twice));
  expect(new Set(before).size).toBe(2);
  expect(prints(issueWith(`* [Other](https://c.example/)\n${twice}`))).toEqual(before);
});

test("the edits of the report make of the text what --fix makes of it", () => {
  const text = issueWith(`${TRACKED} 🦀\n${TRACKED.replace("Post", "é")}`);
  const edits = parsed(reportOf("a.md", text)).files[0].diagnostics.flatMap(
    ({ fix: found }: { fix: { edits: unknown[] } }) => found.edits,
  ) as { range: { start: { offset: number }; end: { offset: number } }; text: string }[];
  const applied = [...edits]
    .reverse()
    .reduce((now, edit) => now.slice(0, edit.range.start.offset) + edit.text + now.slice(edit.range.end.offset), text);
  expect(applied).toBe(fix(text, { path: "a.md", rules }).text);
});
