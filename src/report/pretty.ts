/** The report for people, `--format pretty`. */
import type { Diagnostic } from "../engine/lint.ts";
import type { Severity } from "../rule/define-rule.ts";
import { SourceFile } from "../text/source-file.ts";
import { groupAlike, lineNumbers } from "./alike.ts";
import { codeFrameOf, type FrameOptions } from "./code-frame.ts";
import { type Colors, createColors } from "./colors.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";
import { type FileReport, summarize } from "./file-report.ts";
import { isHint, isListed, isTask } from "./listed.ts";
import { plural } from "./plural.ts";
import { type LineChange, previewOf } from "./preview.ts";
import { relatedPositions } from "./related.ts";
import type { BulkMerge } from "./reporter.ts";
import type { Measure } from "./width.ts";

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the terminal; lines are truncated to fit. */
  readonly columns?: number;
  /** Lists the hints too, which are counted otherwise. */
  readonly hints?: boolean;
  /** Set when only what a change caused is reported: then all findings are listed. */
  readonly change?: BulkMerge;
  readonly widthOf: Measure;
}

/** The maximum width of a line, and the width when there is no terminal. */
const DEFAULT_WIDTH = 160;
const MIN_WIDTH = 40;
const MAX_FIX_LINES = 6;

interface Style extends FrameOptions {
  readonly colors: Colors;
}

const painter = ({ colors }: Style, severity: Severity): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.blue })[severity];

const positionText = ({ path, source }: FileReport, offset: number): string => {
  const { line, column } = source.position(offset);
  return `${escapeHidden(path)}:${line}:${column}`;
};

/** A line of a fix, truncated around the first difference. */
const truncateAround = ({ text, from }: LineChange["lines"][number], options: FrameOptions): string =>
  codeFrameOf(new SourceFile("", text), { start: from, end: from }, options).text;

const fixLines = (change: LineChange, title: string, style: Style): string[] => {
  if (change.lines.length === 0) return [`${escapeHidden(title)}: removes ${plural(change.removed, "line")}`];
  if (change.lines.every(({ text }) => text.trim() === "")) return [escapeHidden(title)];
  const shown = change.lines.slice(0, MAX_FIX_LINES).map((line) => truncateAround(line, style));
  const more = change.lines.length - shown.length;
  return more > 0 ? [...shown, `… and ${plural(more, "more line")}`] : shown;
};

const note = (name: string, lines: readonly string[], indent: string): string[] =>
  lines.map((line, index) => `${indent}${index === 0 ? `${name}:` : " ".repeat(name.length + 1)} ${line}`);

const fixNote = (file: FileReport, { fix }: Diagnostic, indent: string, style: Style): string[] => {
  if (!fix) return [];
  const name = fix.safety === "safe" ? "fix" : "unsafe fix";
  const changes = previewOf(file.source, fix);
  if (changes.length === 0) return note(style.colors.green(name), [escapeHidden(fix.title)], indent);
  const lines = changes.flatMap((change) => {
    const prefix = changes.length > 1 ? `line ${change.line}: ` : "";
    return fixLines(change, fix.title, style).map((line) => `${prefix}${line}`);
  });
  const shown = lines.length > MAX_FIX_LINES + 1 ? [...lines.slice(0, MAX_FIX_LINES), "…"] : lines;
  // Coloured last, so that escape sequences do not count as columns.
  return note(name, shown, indent).map((line) => line.replace(`${name}:`, `${style.colors.green(name)}:`));
};

/** Equal for findings that differ only in position; undefined with related positions, which are one finding's own. */
const groupingKey = ({ rule, severity, message, help, fix, related = [] }: Diagnostic): string | undefined =>
  related.length > 0 ? undefined : JSON.stringify([rule, severity, message, help, fix?.title, fix?.safety]);

const diagnosticBlock = (
  file: FileReport,
  [diagnostic, ...others]: readonly [Diagnostic, ...Diagnostic[]],
  style: Style,
): string => {
  const { colors } = style;
  const paint = painter(style, diagnostic.severity);
  const frame = codeFrameOf(file.source, diagnostic.span, style);
  const number = String(frame.line).padStart(5);
  const indent = " ".repeat(number.length);
  const bar = colors.dim("│");
  const carets = `${" ".repeat(frame.indent)}${paint("^".repeat(frame.underline))}`;
  const more = frame.moreLines > 0 ? [`${indent} ${bar} … and ${plural(frame.moreLines, "more line")}`] : [];
  const lines = others.map(({ span }) => file.source.position(span.start).line);
  const alike =
    others.length > 0 ? [`${indent} ${bar} … and ${others.length} more like it: ${lineNumbers(lines)}`] : [];
  const related = relatedPositions(file, diagnostic).map(
    ({ path, range: { start }, message }) =>
      `${indent} ${colors.dim("see:")} ${escapeHidden(path)}:${start.line}:${start.column} ${escapeHidden(message)}`,
  );
  const help =
    diagnostic.help === undefined ? [] : [`${indent} ${colors.cyan("help")}: ${escapeHidden(diagnostic.help)}`];
  return [
    `${colors.bold(positionText(file, diagnostic.span.start))}  ${paint(diagnostic.severity)}  ${diagnostic.rule}`,
    `${colors.dim(number)} ${bar} ${frame.text}`.trimEnd(),
    `${indent} ${bar} ${carets} ${escapeHidden(diagnostic.message)}`,
    ...more,
    ...alike,
    ...help,
    ...fixNote(file, diagnostic, `${indent} `, style),
    ...related,
    "",
  ].join("\n");
};

type Test = (file: FileReport, found: Diagnostic) => boolean;
const filterFindings = (files: readonly FileReport[], test: Test): Diagnostic[] =>
  files.flatMap((file) => file.diagnostics.filter((found) => test(file, found)));

const countLines = (files: readonly FileReport[], { hints, change }: PrettyOptions): string[] => {
  if (change !== undefined) return [];
  const them = (count: number): string => (count === 1 ? "it" : "them");
  const tasks = filterFindings(files, isTask).length;
  const hinted = hints === true ? [] : filterFindings(files, isHint);
  const repaired = hinted.filter(({ fix }) => fix?.safety === "safe").length;
  const share = repaired === hinted.length ? "" : `${repaired} of them `;
  const byFix = repaired > 0 ? `, ${share}repaired by --fix` : "";
  return [
    ...(tasks > 0
      ? [`${plural(tasks, "thing")} left to do before publication: --stage publish lists ${them(tasks)}`]
      : []),
    ...(hinted.length > 0 ? [`${plural(hinted.length, "hint")}${byFix}: --hints lists ${them(hinted.length)}`] : []),
  ];
};

const fixableText = (files: readonly FileReport[]): string => {
  const fixes = files.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fix }) => (fix ? [fix.safety] : [])));
  const safe = fixes.filter((safety) => safety === "safe").length;
  const unsafe = fixes.length - safe;
  const words = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? "more" : "fixable"} with --unsafe-fixes`] : []),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
};

const summaryLine = (files: readonly FileReport[], shown: readonly FileReport[], style: Style): string[] => {
  const { errors, warnings, infos } = summarize(shown);
  const { fixed } = summarize(files);
  const counts = [
    ...(errors > 0 ? [painter(style, "error")(plural(errors, "error"))] : []),
    ...(warnings > 0 ? [painter(style, "warning")(plural(warnings, "warning"))] : []),
    ...(infos > 0 ? [painter(style, "info")(plural(infos, "hint"))] : []),
  ];
  const done = fixed > 0 ? [`${fixed} fixed`] : [];
  const concerned = shown.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const where = counts.length > 0 ? ` in ${plural(concerned, "file")}` : "";
  const words = [...done, ...(counts.length > 0 ? [`${counts.join(", ")}${where}`] : [])];
  const left = fixableText(shown);
  if (words.length > 0) return [`${words.join("; ")}${left}`];
  return left === "" ? [] : [left.slice(2, -1)];
};

/** Each finding with its line, the span underlined, the help, and the fixed lines. */
export const prettyReport = (files: readonly FileReport[], options: PrettyOptions): string => {
  const columns = Math.max(MIN_WIDTH, options.columns ?? DEFAULT_WIDTH);
  // The line number and the bar take 8 columns.
  const width = Math.min(DEFAULT_WIDTH, columns - 8);
  const style: Style = { colors: createColors(options.color), width, widthOf: options.widthOf };
  const shown = files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter((found) => isListed(file, found, options)),
  }));
  const blocks = shown.flatMap((file) =>
    groupAlike(file.diagnostics, groupingKey).map((alike) => diagnosticBlock(file, alike, style)),
  );
  const lines = [...blocks, ...countLines(files, options), ...summaryLine(files, shown, style)];
  return escapeCommands(lines.map((line) => `${line}\n`).join(""));
};
