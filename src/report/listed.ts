import type { Diagnostic } from "../engine/lint.ts";
import type { FileReport } from "./file-report.ts";
import type { ReportContext } from "./reporter.ts";

/** What is only to be done before publication: while the draft is written, one line says it. */
export const isTask = ({ stage }: Pick<FileReport, "stage">, { group, severity }: Diagnostic): boolean =>
  stage === "draft" && severity === "info" && group === "readiness";

export const isHint = (file: Pick<FileReport, "stage">, found: Diagnostic): boolean =>
  found.severity === "info" && !isTask(file, found);

/**
 * Whether a finding is listed, and not only counted, so that what matters is not lost. Whoever asks what a change
 * caused wants all of it.
 */
export const isListed = (
  file: Pick<FileReport, "stage">,
  found: Diagnostic,
  { hints, change }: Partial<Pick<ReportContext, "hints" | "change">>,
): boolean => change !== undefined || !(isTask(file, found) || (hints !== true && isHint(file, found)));
