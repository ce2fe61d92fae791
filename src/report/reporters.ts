/** The table of all report formats. */
import { compatReport } from "./compat.ts";
import type { FileReport } from "./file-report.ts";
import type { Format } from "./formats.ts";
import { githubReport } from "./github.ts";
import { JSON_LINES_PIECES, JSON_PIECES } from "./json.ts";
import { JUNIT_PIECES } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { type ReportInPieces, wholeReport } from "./pieces.ts";
import { PRETTY_PIECES } from "./pretty.ts";
import { RDJSON_PIECES } from "./rdjson.ts";
import type { FileContext, ReportContext, Reporter } from "./reporter.ts";
import { sarifReport } from "./sarif.ts";
import { TEXT_PIECES } from "./text.ts";
import { type Measure, withWidths } from "./width.ts";

/** What a piece is made with. */
export type Measured = FileContext & { readonly widthOf: Measure };
export type Pieces<Counts extends object = object> = ReportInPieces<Counts, Measured, ReportContext>;

interface Row {
  readonly render: Reporter;
  /** Set for a report that can be written file by file. */
  readonly pieces?: Pieces;
  /** It shows repaired lines, and needs `FileReport.repaired`. */
  readonly showsRepaired?: true;
}

const inPieces = <Counts extends object>(pieces: Pieces<Counts>) => ({
  pieces,
  render: (files: readonly FileReport[], context: ReportContext) =>
    withWidths((widthOf) => wholeReport(pieces)(files, { ...context, widthOf })),
});

/** The reporter of each format. */
export const REPORTERS = {
  pretty: inPieces(PRETTY_PIECES),
  text: inPieces(TEXT_PIECES),
  json: inPieces(JSON_PIECES),
  jsonl: inPieces(JSON_LINES_PIECES),
  sarif: { render: sarifReport },
  github: { render: githubReport },
  rdjson: { ...inPieces(RDJSON_PIECES), showsRepaired: true },
  junit: inPieces(JUNIT_PIECES),
  markdown: { render: markdownReport, showsRepaired: true },
  compat: { render: compatReport },
} as const satisfies Record<Format, Row>;

/** The pieces of a report that can be written file by file; undefined for one that puts all findings in an order of its own. */
export const piecesOf = (format: Format): Pieces | undefined => (REPORTERS[format] as Row).pieces;

export const showsRepaired = (format: Format): boolean => (REPORTERS[format] as Row).showsRepaired === true;
