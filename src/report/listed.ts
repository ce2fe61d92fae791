/** Which findings a report lists, and which it only counts. */
import type { Diagnostic } from "../engine/lint.ts";
import type { FileReport } from "./file-report.ts";
import type { ReportContext } from "./reporter.ts";

/** Whether a finding is work for before publication. While the draft is written, one line counts them. */
export const isTask = ({ stage }: Pick<FileReport, "stage">, { group, severity }: Diagnostic): boolean =>
  stage === "draft" && severity === "info" && group === "readiness";

export const isHint = (file: Pick<FileReport, "stage">, found: Diagnostic): boolean =>
  found.severity === "info" && !isTask(file, found);

/**
 * Whether a finding is listed. Tasks, and hints by default, are only counted, so that they do not hide errors. For a
 * change everything that it caused is listed.
 */
export const isListed = (
  file: Pick<FileReport, "stage">,
  found: Diagnostic,
  { hints, change }: Partial<Pick<ReportContext, "hints" | "change">>,
): boolean => change !== undefined || !(isTask(file, found) || (hints !== true && isHint(file, found)));
