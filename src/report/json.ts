/** The JSON report: `--format json` and `--format jsonl`. */
import { fingerprints } from "../engine/fingerprint.ts";
import type { Diagnostic } from "../engine/lint.ts";
import { formatDay } from "../text/calendar.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { type FileReport, type Summary, summarize } from "./file-report.ts";
import type { JsonReport } from "./json-schema.ts";
import { jsonText } from "./json-text.ts";
import { MAX_ROWS } from "./max-rows.ts";
import { NOTHING_AROUND, type ReportInPieces, wholeReport } from "./pieces.ts";
import { relatedPositions } from "./related.ts";
import type { ReportContext } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { suggestionsOf } from "./suggestions.ts";

type JsonFile = JsonReport["files"][number];
type JsonDiagnostic = JsonFile["diagnostics"][number];

const rangeOf = (source: SourceFile, span: Span): JsonDiagnostic["range"] => ({
  start: source.position(span.start),
  end: source.position(span.end),
});

/** As many as a list of the report may have. */
const firstOf = <T>(rows: readonly T[]): T[] => rows.slice(0, MAX_ROWS);

/** The field that counts what `firstOf` leaves out of so many. */
const leftOutOf = (count: number): { leftOut?: number } => (count > MAX_ROWS ? { leftOut: count - MAX_ROWS } : {});

const diagnosticRow = (file: FileReport, found: Diagnostic, fingerprint: string): JsonDiagnostic => {
  const url = ruleUrl({ id: found.rule, url: found.url });
  return {
    rule: found.rule,
    severity: found.severity,
    confidence: found.confidence,
    message: found.message,
    ...(found.help === undefined ? {} : { help: found.help }),
    ...(url === undefined ? {} : { url }),
    range: rangeOf(file.source, found.span),
    related: firstOf(relatedPositions(file, found)),
    // Its edits are made together or not at all.
    ...(found.fix === undefined || found.fix.edits.length > MAX_ROWS
      ? {}
      : {
          fix: {
            title: found.fix.title,
            safety: found.fix.safety,
            edits: found.fix.edits.map(({ span, text }) => ({ range: rangeOf(file.source, span), text })),
          },
        }),
    fingerprint,
  };
};

const suggestionRows = (file: FileReport): JsonFile["suggestions"] =>
  firstOf(suggestionsOf(file)).filter(({ lines }) => lines.length <= MAX_ROWS);

const diagnosticRows = (file: FileReport): JsonDiagnostic[] => {
  const hashes = fingerprints(file.source, file.diagnostics);
  return file.diagnostics.map((found, index) => diagnosticRow(file, found, hashes[index] as string));
};

const fileRow = (file: FileReport, withSuggestions: boolean): JsonFile => ({
  path: file.path,
  issue: {
    ...(file.number === undefined ? {} : { number: file.number }),
    ...(file.date === undefined ? {} : { date: formatDay(file.date) }),
    stage: file.stage,
  },
  diagnostics: firstOf(diagnosticRows(file)),
  ...leftOutOf(file.diagnostics.length),
  ...(withSuggestions ? { suggestions: suggestionRows(file) } : {}),
});

type JsonContext = Pick<ReportContext, "version" | "change">;

const headOf = ({ version }: JsonContext) => ({ schemaVersion: 1, tool: { name: "twir-lint", version } }) as const;

const endOf = (summary: Summary, { change }: JsonContext) => ({
  ...leftOutOf(summary.files),
  ...(change === undefined ? {} : { change }),
  summary,
});

/** The JSON report before it is written as text. Suggestions are left out of it unless they are asked for. */
export const reportData = (
  files: readonly FileReport[],
  { withSuggestions, ...context }: JsonContext & { withSuggestions: boolean },
): JsonReport => ({
  ...headOf(context),
  files: firstOf(files).map((file) => fileRow(file, withSuggestions)),
  ...endOf(summarize(files), context),
});

/** One JSON object, as `schema/report.json` describes it. Only the report of a change has suggestions. */
export const JSON_PIECES: ReportInPieces<Summary, JsonContext, unknown> = {
  before: (context) => `${jsonText(headOf(context)).slice(0, -1)},"files":[`,
  piece: (file, { change }) => jsonText(fileRow(file, change !== undefined)),
  between: ",",
  most: MAX_ROWS,
  count: summarize,
  behind: (summary, context) => `],${jsonText(endOf(summary, context)).slice(1)}\n`,
};

export const jsonReport = wholeReport(JSON_PIECES);

/** One line of JSON for each finding: its row in the JSON report, with its path. */
export const JSON_LINES_PIECES: ReportInPieces<object, unknown, unknown> = {
  ...NOTHING_AROUND,
  piece: (file) =>
    diagnosticRows(file)
      .map((found) => `${jsonText({ path: file.path, ...found })}\n`)
      .join(""),
};

export const jsonLinesReport = (files: readonly FileReport[]): string =>
  wholeReport(JSON_LINES_PIECES)(files, undefined);
