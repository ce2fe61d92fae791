/** A report that is written file by file is the one that is written at the end. */
import { describe, expect, test } from "vitest";
import type { Output } from "../../src/cli/io/io.ts";
import { planOutputs } from "../../src/cli/io/outputs.ts";
import { ReportStream } from "../../src/cli/io/report-stream.ts";
import { version } from "../../src/cli/io/version.ts";
import type { LintFlags } from "../../src/cli/options/request.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { FORMATS } from "../../src/report/formats.ts";
import { MAX_ROWS } from "../../src/report/max-rows.ts";
import { piecesOf, REPORTERS } from "../../src/report/reporters.ts";
import { newFolder } from "../support/cli-run.ts";
import { reportOf } from "../support/report-made-up.ts";

const IN_PIECES = FORMATS.filter((format) => piecesOf(format) !== undefined);

const span = { start: 2, end: 4 };
const fix = { title: "delete it", safety: "safe" as const, edits: [{ span, text: "" }] };
const CLEAN = reportOf("clean", [], { path: "clean.md" });
const FILES: readonly FileReport[] = [
  CLEAN,
  reportOf(
    "a wrong line",
    [
      { span, fix },
      { span, severity: "warning" },
    ],
    { path: "one.md" },
  ),
  CLEAN,
  reportOf("你好 a wide line", [{ span, severity: "info" }], { path: "two.md", fixed: 2 }),
];

const CONTEXT = { version: "1.2.3", fromRoot: "", hints: false, color: false, links: false, columns: undefined };
const ENDING = { ...CONTEXT, rules: [], failures: ["gone.md: no such file or folder"] };

/** The stream of a run with these flags, and all that it writes. */
const opened = (
  flags: Partial<LintFlags>,
  { isTTY = false, ...more }: { isTTY?: boolean; mode?: string; change?: object } = {},
) => {
  const written: string[] = [];
  const stdout: Output = {
    isTTY,
    write: async (text) => {
      written.push(text);
    },
  };
  const io = { ...newFolder().io(), stdout };
  const given: LintFlags = { ...flags, color: "never" };
  const stream = ReportStream.of({ plan: planOutputs(given, io), flags: given, io, mode: "lint", ...more });
  return { stream, written };
};

const streamed = async (flags: Partial<LintFlags>, files: readonly FileReport[]): Promise<string> => {
  const { stream, written } = opened(flags);
  for (const file of files) await stream?.write(await stream.render(file));
  await stream?.end(ENDING);
  return written.join("");
};

describe.each(IN_PIECES)("%s", (format) => {
  test.each([0, 1, 2, 4])("of %i files", async (count) => {
    const files = FILES.slice(0, count);
    const whole = await REPORTERS[format].render(files, { ...ENDING, version: version() });
    expect(await streamed({ format }, files)).toBe(whole);
    // Of each file with findings, unless they are only counted.
    for (const { path } of files.filter(({ diagnostics }) => diagnostics.some(({ severity }) => severity !== "info")))
      expect(whole).toContain(path);
  });
});

test("only errors with --quiet", async () => {
  expect(await streamed({ format: "text", quiet: true }, FILES)).toBe("one.md:1:3: error: it is wrong [some-rule]\n");
});

test("on a terminal each file is written at once, in a pipe many at a time", async () => {
  const [, file] = FILES as [FileReport, FileReport];
  const writes = async (isTTY: boolean): Promise<number> => {
    const { stream, written } = opened({ format: "text" }, { isTTY });
    for (let index = 0; index < 3; index++) await stream?.write(await stream.render(file));
    return written.length;
  };
  expect(await writes(true)).toBe(3);
  expect(await writes(false)).toBe(0);
});

test("JSON has the first files, and counts all", async () => {
  const { stream, written } = opened({ format: "json" });
  if (!stream) throw new Error("there is no stream");
  const rendered = await stream.render(CLEAN);
  for (let index = 0; index < MAX_ROWS + 2; index++) await stream.write(rendered);
  await stream.end(ENDING);
  const report = JSON.parse(written.join("")) as { files: object[]; leftOut: number; summary: { files: number } };
  expect(report).toMatchObject({ leftOut: 2, summary: { files: MAX_ROWS + 2 } });
  expect(report.files).toHaveLength(MAX_ROWS);
});

test("no stream: behind a text, to standard error", () => {
  const io = newFolder().io();
  const flags: LintFlags = { format: "json", color: "never" };
  const run = { plan: planOutputs(flags, io), flags, io, mode: "fix" };
  expect(ReportStream.of(run, io.stdout)).toBeDefined();
  expect(ReportStream.of(run, io.stderr)).toBeUndefined();
});

test.each<[string, Partial<LintFlags>, { mode?: string; change?: object }]>([
  ["one that orders all findings", { format: "sarif" }, {}],
  ["one in a file", { format: "json", outputFile: "report.json" }, {}],
  ["several", { format: "json", output: [["text", "report.txt"]] }, {}],
  ["statistics", { format: "json", statistics: true }, {}],
  ["a change", { format: "json" }, { change: {} }],
  ["a diff", {}, { mode: "diff" }],
])("no stream: %s", (_, flags, more) => {
  expect(opened(flags, more).stream).toBeUndefined();
});
