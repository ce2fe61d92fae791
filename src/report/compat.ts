/** The output of the newsletter's own checks, `--format compat`. */
import { escapeCommands, escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";

export interface CompatOptions {
  /** Prints the hints too, as `* info: …`. */
  readonly hints?: boolean;
}

/**
 * Lines like `* error: …` and `* warning: …`, errors first. The newsletter's workflow posts them unchanged as a list in a
 * comment. Its checks have no hints, so hints are left out by default.
 */
export const compatReport = (files: readonly FileReport[], { hints = false }: CompatOptions = {}): string =>
  escapeCommands(
    (["error", "warning", ...(hints ? ["info"] : [])] as const)
      .flatMap((wanted) =>
        files.flatMap(({ path, source, diagnostics }) =>
          diagnostics
            .filter(({ severity }) => severity === wanted)
            .map(({ rule, message, span }) => {
              const { line, column } = source.position(span.start);
              return `* ${wanted}: ${escapeHidden(path)}:${line}:${column}: ${escapeHidden(message)} [${rule}]\n`;
            }),
        ),
      )
      .join(""),
  );
