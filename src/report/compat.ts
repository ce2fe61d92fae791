import type { FileReport } from "./file-report.ts";
import { unobeyed, visible } from "./visible.ts";

export interface CompatOptions {
  /** Prints the hints too, as `* info: …`. */
  readonly hints?: boolean;
}

/**
 * The lines of the newsletter's own checks, `* error: …` and `* warning: …`, errors first: its workflow posts them as
 * they are, as a list in a comment. These checks know no hints, so that hints are left out unless asked for.
 */
export const compatReport = (files: readonly FileReport[], { hints = false }: CompatOptions = {}): string =>
  unobeyed(
    (["error", "warning", ...(hints ? ["info"] : [])] as const)
      .flatMap((wanted) =>
        files.flatMap(({ path, source, diagnostics }) =>
          diagnostics
            .filter(({ severity }) => severity === wanted)
            .map(({ rule, message, span }) => {
              const { line, column } = source.position(span.start);
              return `* ${wanted}: ${visible(path)}:${line}:${column}: ${visible(message)} [${rule}]\n`;
            }),
        ),
      )
      .join(""),
  );
