/** What a run found in one file, and the counts over all files. */
import type { AllowedDiagnostic, Diagnostic } from "../engine/lint.ts";
import type { Severity, Stage } from "../rule/define-rule.ts";
import type { Day } from "../text/calendar.ts";
import type { SourceFile } from "../text/source-file.ts";

/** Holds only what reporters need, since the reports of many files are in memory at once. */
export interface FileReport {
  /** Relative to the working directory. */
  readonly path: string;
  readonly source: SourceFile;
  readonly stage: Stage;
  readonly number?: number;
  readonly date?: Day;
  readonly diagnostics: readonly Diagnostic[];
  /** Findings that are suppressed by allow comments. */
  readonly allowed?: readonly AllowedDiagnostic[];
  /** The text with all safe fixes made; only set for reporters that show repaired lines. */
  readonly repaired?: string;
  /** How many fixes were made before this report. */
  readonly fixed: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings that `--fix` repairs. */
  readonly fixable: number;
  readonly fixed: number;
}

/** The counts over all files of a run. */
export const summarize = (files: readonly FileReport[]): Summary => {
  const found = files.flatMap(({ diagnostics }) => diagnostics);
  const of = (severity: Severity): number => found.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    files: files.length,
    errors: of("error"),
    warnings: of("warning"),
    infos: of("info"),
    fixable: found.filter(({ fix }) => fix?.safety === "safe").length,
    fixed: files.reduce((sum, { fixed }) => sum + fixed, 0),
  };
};
