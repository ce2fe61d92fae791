import { fingerprints } from "../engine/fingerprint.ts";
import type { Diagnostic } from "../engine/lint.ts";
import { formatDay } from "../text/calendar.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { type FileReport, summarize } from "./file-report.ts";
import type { JsonReport } from "./json-schema.ts";
import { relatedPlaces } from "./related.ts";
import { ruleUrl } from "./rule-url.ts";

type JsonFile = JsonReport["files"][number];
type JsonDiagnostic = JsonFile["diagnostics"][number];

const rangeOf = (source: SourceFile, span: Span): JsonDiagnostic["range"] => ({
  start: source.position(span.start),
  end: source.position(span.end),
});

const diagnosticRow = (file: FileReport, found: Diagnostic, fingerprint: string): JsonDiagnostic => {
  const url = ruleUrl({ id: found.rule, url: found.url });
  return {
    rule: found.rule,
    severity: found.severity,
    message: found.message,
    ...(found.help === undefined ? {} : { help: found.help }),
    ...(url === undefined ? {} : { url }),
    range: rangeOf(file.source, found.span),
    related: relatedPlaces(file, found),
    ...(found.fix === undefined
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

const fileRow = (file: FileReport): JsonFile => {
  const names = fingerprints(file.source, file.diagnostics);
  return {
    path: file.path,
    issue: {
      ...(file.number === undefined ? {} : { number: file.number }),
      ...(file.date === undefined ? {} : { date: formatDay(file.date) }),
      stage: file.stage,
    },
    diagnostics: file.diagnostics.map((found, index) => diagnosticRow(file, found, names[index] as string)),
  };
};

/** All that is known, for programs. The contract is `schema/report.json`. */
export const jsonReport = (files: readonly FileReport[], { version }: { version: string }): string => {
  const report: JsonReport = {
    schemaVersion: 1,
    tool: { name: "twir-lint", version },
    files: files.map(fileRow),
    summary: summarize(files),
  };
  return `${JSON.stringify(report)}\n`;
};
