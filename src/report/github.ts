/** Workflow commands of GitHub Actions, `--format github`. */
import type { Diagnostic } from "../engine/lint.ts";
import type { Severity } from "../rule/define-rule.ts";
import { escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { isListed } from "./listed.ts";
import type { ReportContext } from "./reporter.ts";
import { truncate } from "./truncate.ts";

const COMMANDS: readonly (readonly [Severity, string, string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["info", "notice", "hints"],
];

/** GitHub shows only this many of each kind for one step, and does not say that it drops the rest. */
const MAX_ANNOTATIONS = 10;
/** GitHub truncates longer texts. */
const MAX_LENGTH = 4000;

const escapedText = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapedProperty = (text: string): string => escapedText(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** The annotation that says why a run could not do its job; GitHub shows it without a place. */
export const failureAnnotation = (text: string): string =>
  `::error::${escapedText(truncate(text.trimEnd(), MAX_LENGTH))}\n`;

interface FoundInFile {
  readonly file: FileReport;
  readonly diagnostic: Diagnostic;
}

const annotation = (
  { file, diagnostic }: FoundInFile,
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
    // For several lines GitHub drops the columns, or the whole annotation.
    ...(start.line === end.line ? { col: String(start.column), endColumn: String(end.column) } : {}),
    title: `twir-lint: ${diagnostic.rule}`,
  };
  const position = `${name}:${start.line}:${start.column}`;
  const help = diagnostic.help === undefined ? "" : `\n${escapeHidden(diagnostic.help)}`;
  const text = truncate(`${position}: ${escapeHidden(diagnostic.message)}${help}`, MAX_LENGTH) + more;
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${command} ${list.join(",")}::${escapedText(text)}\n`;
};

/** Annotations that GitHub shows beside the lines of a pull request: the first ten of each kind, errors first. */
export const githubReport = (
  files: readonly FileReport[],
  context: Pick<ReportContext, "fromRoot" | "hints" | "change">,
): string => {
  const { fromRoot } = context;
  const all: FoundInFile[] = files.flatMap((file) =>
    file.diagnostics.filter((found) => isListed(file, found, context)).map((diagnostic) => ({ file, diagnostic })),
  );
  return COMMANDS.flatMap(([severity, command, nouns]) => {
    const found = all.filter(({ diagnostic }) => diagnostic.severity === severity);
    const left = found.length - MAX_ANNOTATIONS;
    return found.slice(0, MAX_ANNOTATIONS).map((each, index) => {
      const more =
        index === MAX_ANNOTATIONS - 1 && left > 0
          ? `\n… and ${left} more ${nouns}: the log and the summary list them`
          : "";
      return annotation(each, command, { fromRoot, more });
    });
  }).join("");
};
