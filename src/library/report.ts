/** Reports and rule pages, for whoever shows what `lint` found. */
import type { LintResult } from "../engine/lint.ts";
import { explainRule } from "../report/explain.ts";
import type { FileReport } from "../report/file-report.ts";
import { FORMATS, type Format } from "../report/formats.ts";
import { REPORTERS, showsRepaired } from "../report/reporters.ts";
import type { AnyRule } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { fix } from "./with-parser.ts";

/** The options of `formatReport`. */
export interface ReportOptions {
  /** The version of whoever reports, for the formats that name it. */
  readonly version?: string;
  /** All rules that can have run. Default: the newsletter's. */
  readonly rules?: readonly AnyRule[];
  /** Lists the hints too, which are counted otherwise. */
  readonly hints?: boolean;
  /** With the escape sequences of a terminal. */
  readonly color?: boolean;
  /** Of the terminal, where there is one. */
  readonly columns?: number;
  /** The working directory as seen from the root of the repository: empty, or `draft/`. */
  readonly fromRoot?: string;
}

const fileOf = ({ source, stage, issue, diagnostics, allowed }: LintResult, format: Format): FileReport => ({
  path: source.path,
  source,
  stage,
  number: issue.number,
  date: issue.date,
  diagnostics,
  allowed,
  fixed: 0,
  ...(showsRepaired(format) ? { repaired: fix(source, { stage }).text } : {}),
});

/**
 * What was found, in one of the formats of the command line. Nothing in it is obeyed by a terminal or a log.
 * @throws TypeError for a format that is none of them
 */
export const formatReport = async (
  format: Format,
  results: readonly LintResult[],
  { version = "", rules = builtIn, hints = false, color = false, columns, fromRoot = "" }: ReportOptions = {},
): Promise<string> => {
  if (!Object.hasOwn(REPORTERS, format))
    throw new TypeError(`unknown format ${format}; formats are ${FORMATS.join(", ")}`);
  const context = { version, rules, hints, color, columns, fromRoot, failures: [] };
  return REPORTERS[format].render(
    results.map((result) => fileOf(result, format)),
    context,
  );
};

/**
 * All that a rule says of itself, as `twir-lint explain` prints it.
 * @param color with the escape sequences of a terminal
 */
export const explain = (rule: AnyRule, { color = false }: { color?: boolean } = {}): string =>
  explainRule(rule, { color, widthOf: ({ length }) => length });
