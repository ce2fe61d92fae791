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

/** The file with those findings that are listed. */
export const onlyListed = (
  file: FileReport,
  listing: Partial<Pick<ReportContext, "hints" | "change">>,
): FileReport => ({
  ...file,
  diagnostics: file.diagnostics.filter((found) => isListed(file, found, listing)),
});

/** The lines, from 0, that the safe fixes of these findings edit. */
export const repairedLines = ({ source, diagnostics }: Pick<FileReport, "source" | "diagnostics">): Set<number> => {
  const lines = new Set<number>();
  for (const { fix } of diagnostics)
    for (const { span } of fix?.safety === "safe" ? fix.edits : [])
      for (let line = source.lineIndex(span.start); line <= source.lineIndex(span.end); line++) lines.add(line);
  return lines;
};

/**
 * The file with those findings that are listed, and with them those that are repaired on the same line: the line is
 * suggested as it reads with all repairs made, and nothing is suggested that the report does not tell.
 */
export const withListed = (file: FileReport, context: Partial<Pick<ReportContext, "hints" | "change">>): FileReport => {
  const listed = file.diagnostics.filter((found) => isListed(file, found, context));
  const lines = repairedLines({ ...file, diagnostics: listed });
  const isBeside = (found: Diagnostic): boolean => {
    const edited = repairedLines({ ...file, diagnostics: [found] });
    return edited.size > 0 && [...edited].every((line) => lines.has(line));
  };
  return {
    ...file,
    diagnostics: file.diagnostics.filter((found) => isListed(file, found, context) || isBeside(found)),
  };
};
