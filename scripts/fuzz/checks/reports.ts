/** The report in each format is well formed, and nobody who reads it obeys the document. */
import type { FileReport } from "../../../src/report/file-report.ts";
import { FORMATS, type Format } from "../../../src/report/formats.ts";
import { wholeReport } from "../../../src/report/pieces.ts";
import type { ReportContext } from "../../../src/report/reporter.ts";
import { piecesOf, REPORTERS } from "../../../src/report/reporters.ts";
import { rules } from "../../../src/rules/index.ts";
import { assertHarmless } from "../../../tests/support/harmless-report.ts";
import { type Check, reasonOf, type Subject } from "./check.ts";

const SLOW: readonly Format[] = ["markdown", "sarif", "pretty"];
/** One in so many has each of them. */
const SHARE = 4;

const fileOf = (subject: Subject): FileReport => {
  const { source, stage, issue, diagnostics, allowed } = subject.linted;
  const { number, date } = issue;
  const repaired = subject.repairs(false).result.text;
  return { path: source.path, source, stage, number, date, diagnostics, allowed, fixed: 0, repaired };
};

/** With the rules that reported: all of them would be most of a report, and the same in each. */
const contextFor = ({ diagnostics, allowed = [] }: FileReport): ReportContext => {
  const reported = new Set([...diagnostics, ...allowed].map(({ rule }) => rule));
  return {
    version: "1.0.0",
    rules: rules.filter(({ id }) => reported.has(id)),
    fromRoot: "",
    failures: [],
    hints: true,
    color: false,
    change: { bulk: false, because: "adds lines" },
  };
};

const render = (format: Format, file: FileReport, context: ReportContext): string => {
  const pieces = piecesOf(format);
  // What is shown is the same whatever package tells widths.
  if (pieces) return wholeReport(pieces)([file], { ...context, widthOf: ({ length }) => length });
  return REPORTERS[format].render([file], context) as string;
};

export const reports: Check = {
  name: "reports",
  *find(subject) {
    const file = fileOf(subject);
    const context = contextFor(file);
    for (const format of FORMATS) {
      // These take longer than all else, so some documents have to do for the others.
      if (SLOW.includes(format) && subject.document.text.length % SHARE !== SLOW.indexOf(format)) continue;
      try {
        assertHarmless(format, render(format, file, context));
      } catch (error) {
        yield { kind: `the report as ${format} is not harmless`, detail: reasonOf(error) };
      }
    }
  },
};
