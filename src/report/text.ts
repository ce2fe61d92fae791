/** One line for each finding, `--format text`. */
import { escapeCommands, escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { NOTHING_AROUND, type ReportInPieces, wholeReport } from "./pieces.ts";

/** The format of compilers, which editors and problem matchers parse. */
export const TEXT_PIECES: ReportInPieces<object, unknown, unknown> = {
  ...NOTHING_AROUND,
  piece: ({ path, source, diagnostics }) => {
    const lines = diagnostics.map(({ rule, severity, message, span }) => {
      const { line, column } = source.position(span.start);
      return `${escapeHidden(path)}:${line}:${column}: ${severity}: ${escapeHidden(message)} [${rule}]\n`;
    });
    return escapeCommands(lines.join(""));
  },
};

export const textReport = (files: readonly FileReport[]): string => wholeReport(TEXT_PIECES)(files, undefined);
