import { escapeCommands, escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";

export interface CompatOptions {
  /** Prints the hints too, as `* info: …`. */
  readonly hints?: boolean;
}

/**
 * The lines of the newsletter's own checks, `* error: …` and `* warning: …`, errors first: its workflow posts them as
 * they are, as a list in a comment. These checks know no hints, so that hints are left out unless asked for.
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
