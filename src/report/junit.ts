/** JUnit XML, `--format junit`. */
import type { Diagnostic } from "../engine/lint.ts";
import { escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { NOTHING_AROUND, type ReportInPieces, wholeReport } from "./pieces.ts";
import type { ReportContext } from "./reporter.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML allows neither of them, not even as a reference. */
const NONCHARACTERS = /[\ufffe\uffff]/g;

/** Escapes the text for an attribute or an element, in one line, and the workflow commands in it. */
const escaped = (text: string): string =>
  escapeHidden(text)
    .replace(NONCHARACTERS, "\ufffd")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string)
    .replaceAll("##[", "##&#91;");

const testCase = ({ path, source }: FileReport, { rule, severity, message, help, span }: Diagnostic): string => {
  const { line, column } = source.position(span.start);
  const position = `${path}:${line}:${column}`;
  const details = `${position}: ${severity}: ${message} [${rule}]${help === undefined ? "" : `; ${help}`}`;
  // Only errors make the run fail, so only they make a test fail.
  const result =
    severity === "error"
      ? `<failure type="${rule}" message="${escaped(message)}">${escaped(details)}</failure>`
      : `<system-out>${escaped(details)}</system-out>`;
  const name = escaped(`${rule} ${line}:${column}`);
  return `    <testcase classname="${escaped(path)}" name="${name}" file="${escaped(path)}" line="${line}">${result}</testcase>\n`;
};

const suite = (file: FileReport): string => {
  const { path, diagnostics } = file;
  const failures = diagnostics.filter(({ severity }) => severity === "error").length;
  const name = escaped(path);
  const cases =
    diagnostics.length === 0
      ? `    <testcase classname="${name}" name="no findings" file="${name}"/>\n`
      : diagnostics.map((found) => testCase(file, found)).join("");
  const tests = Math.max(1, diagnostics.length);
  return `  <testsuite name="${name}" tests="${tests}" failures="${failures}" errors="0">\n${cases}  </testsuite>\n`;
};

/** A suite with the failures of the run as errors. */
const failureSuite = (failures: readonly string[]): string => {
  if (failures.length === 0) return "";
  const cases = failures.map((text, index) => {
    const message = escaped(text);
    return `    <testcase classname="twir-lint" name="run ${index + 1}"><error message="${message}"/></testcase>\n`;
  });
  const count = failures.length;
  return `  <testsuite name="twir-lint" tests="${count}" failures="0" errors="${count}">\n${cases.join("")}  </testsuite>\n`;
};

/** A suite for each file and a test for each finding; a file without findings has one test, which passes. */
export const JUNIT_PIECES: ReportInPieces<object, unknown, Pick<ReportContext, "failures">> = {
  ...NOTHING_AROUND,
  before: () => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="twir-lint">\n`,
  piece: suite,
  behind: (_, { failures }) => `${failureSuite(failures)}</testsuites>\n`,
};

export const junitReport = wholeReport(JUNIT_PIECES);
