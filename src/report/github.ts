import type { Diagnostic } from "../engine/lint.ts";
import type { Severity } from "../rule/define-rule.ts";
import { escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { isListed } from "./listed.ts";
import type { ReportContext } from "./reporter.ts";
import { cut } from "./truncate.ts";

const COMMANDS: readonly (readonly [Severity, string, string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "notice", "hints"],
];

/** GitHub shows no more of each kind for one step, and does not say so. */
const MOST = 10;
/** Longer texts are cut by GitHub. */
const LONGEST = 4000;

const escapedText = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text: string): string => escapedText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

interface Found {
  readonly file: FileReport;
  readonly diagnostic: Diagnostic;
}

const annotation = (
  { file, diagnostic }: Found,
  command: string,
  { fromRoot, more }: { fromRoot: string; more: string },
) => {
  const { source, path } = file;
  const start = source.position(diagnostic.span.start);
  const end = source.position(diagnostic.span.end);
  const name = escapeHidden(`${fromRoot}${path}`);
  const properties = {
    file: name,
    line: String(start.line),
    endLine: String(end.line),
    // GitHub drops columns, or all of it, when the lines differ.
    ...(start.line === end.line ? { col: String(start.column), endColumn: String(end.column) } : {}),
    title: `twir-lint: ${diagnostic.rule}`,
  };
  const place = `${name}:${start.line}:${start.column}`;
  const help = diagnostic.help === undefined ? "" : `\n${escapeHidden(diagnostic.help)}`;
  const text = cut(`${place}: ${escapeHidden(diagnostic.message)}${help}`, LONGEST) + more;
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${command} ${written.join(",")}::${escapedText(text)}\n`;
};

/** Workflow commands that GitHub shows beside the lines of a pull request: the first ten of each kind, errors first. */
export const githubReport = (
  files: readonly FileReport[],
  context: Pick<ReportContext, "fromRoot" | "hints" | "change">,
): string => {
  const { fromRoot } = context;
  const all: Found[] = files.flatMap((file) =>
    file.diagnostics.filter((found) => isListed(file, found, context)).map((diagnostic) => ({ file, diagnostic })),
  );
  return COMMANDS.flatMap(([severity, command, nouns]) => {
    const found = all.filter(({ diagnostic }) => diagnostic.severity === severity);
    const left = found.length - MOST;
    return found.slice(0, MOST).map((each, index) => {
      const more =
        index === MOST - 1 && left > 0 ? `\n… and ${left} more ${nouns}: the log and the summary list them` : "";
      return annotation(each, command, { fromRoot, more });
    });
  }).join("");
};
