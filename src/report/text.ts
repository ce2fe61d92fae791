/** One line for each finding, `--format text`. */
import { escapeCommands, escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";

/** The format of compilers, which editors and problem matchers parse. */
export const textReport = (files: readonly FileReport[]): string =>
  escapeCommands(
    files
      .flatMap(({ path, source, diagnostics }) =>
        diagnostics.map(({ rule, severity, message, span }) => {
          const { line, column } = source.position(span.start);
          return `${escapeHidden(path)}:${line}:${column}: ${severity}: ${escapeHidden(message)} [${rule}]\n`;
        }),
      )
      .join(""),
  );
