import type { FileReport } from "./file-report.ts";
import { unobeyed, visible } from "./visible.ts";

/** One line for each finding, as compilers write them: editors and problem matchers read it. */
export const textReport = (files: readonly FileReport[]): string =>
  unobeyed(
    files
      .flatMap(({ path, source, diagnostics }) =>
        diagnostics.map(({ rule, severity, message, span }) => {
          const { line, column } = source.position(span.start);
          return `${visible(path)}:${line}:${column}: ${severity}: ${visible(message)} [${rule}]\n`;
        }),
      )
      .join(""),
  );
