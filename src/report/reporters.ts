/** The table of all report formats. */
import { compatReport } from "./compat.ts";
import type { Format } from "./formats.ts";
import { githubReport } from "./github.ts";
import { jsonLinesReport, jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { prettyReport } from "./pretty.ts";
import { rdjsonReport } from "./rdjson.ts";
import type { Reporter } from "./reporter.ts";
import { sarifReport } from "./sarif.ts";
import { textReport } from "./text.ts";
import { withWidths } from "./width.ts";

interface Row {
  readonly render: Reporter;
  /** It shows repaired lines, and needs `FileReport.repaired`. */
  readonly showsRepaired?: true;
}

/** The reporter of each format. */
export const REPORTERS = {
  pretty: {
    render: (files, context) => withWidths((widthOf) => prettyReport(files, { ...context, widthOf })),
  },
  text: { render: textReport },
  json: { render: jsonReport },
  jsonl: { render: jsonLinesReport },
  sarif: { render: sarifReport },
  github: { render: githubReport },
  rdjson: { render: rdjsonReport, showsRepaired: true },
  junit: { render: junitReport },
  markdown: { render: markdownReport, showsRepaired: true },
  compat: { render: compatReport },
} as const satisfies Record<Format, Row>;

export const showsRepaired = (format: Format): boolean => (REPORTERS[format] as Row).showsRepaired === true;
