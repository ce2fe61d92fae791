import type { Diagnostic } from "../engine/lint.ts";
import type { Severity } from "../rule/define-rule.ts";
import { SourceFile } from "../text/source-file.ts";
import { groupAlike, lineNumbers } from "./alike.ts";
import { codeFrameOf, type Room } from "./code-frame.ts";
import { type Colors, createColors } from "./colors.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";
import { type FileReport, summarize } from "./file-report.ts";
import { isHint, isListed, isTask } from "./listed.ts";
import { plural } from "./plural.ts";
import { type Change, previewOf } from "./preview.ts";
import { relatedPositions } from "./related.ts";
import type { BulkMerge } from "./reporter.ts";
import type { Measure } from "./width.ts";

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the terminal; lines are cut to what fits. */
  readonly columns?: number;
  /** Lists the hints too, which are counted otherwise. */
  readonly hints?: boolean;
  /** Given where only what a change caused is reported: nothing is folded then. */
  readonly change?: BulkMerge;
  readonly widthOf: Measure;
}

/** How wide a line may be when nothing is known of the terminal. */
const DEFAULT_WIDTH = 160;
const NARROWEST = 40;
const MAX_FIX_LINES = 6;

interface Look extends Room {
  readonly colors: Colors;
}

const painted = ({ colors }: Look, severity: Severity): ((text: string) => string) =>
  ({ error: colors.red, warning: colors.yellow, info: colors.blue })[severity];

const placeOf = ({ path, source }: FileReport, offset: number): string => {
  const { line, column } = source.position(offset);
  return `${escapeHidden(path)}:${line}:${column}`;
};

/** A line of a fix, cut like the lines of the draft to the part that matters. */
const cutAround = ({ text, from }: Change["lines"][number], room: Room): string =>
  codeFrameOf(new SourceFile("", text), { start: from, end: from }, room).text;

const fixLines = (change: Change, title: string, look: Look): string[] => {
  if (change.lines.length === 0) return [`${escapeHidden(title)}: removes ${plural(change.removed, "line")}`];
  if (change.lines.every(({ text }) => text.trim() === "")) return [escapeHidden(title)];
  const shown = change.lines.slice(0, MAX_FIX_LINES).map((line) => cutAround(line, look));
  const more = change.lines.length - shown.length;
  return more > 0 ? [...shown, `… and ${plural(more, "more line")}`] : shown;
};

const note = (name: string, lines: readonly string[], indent: string): string[] =>
  lines.map((line, index) => `${indent}${index === 0 ? `${name}:` : " ".repeat(name.length + 1)} ${line}`);

const fixNote = (file: FileReport, { fix }: Diagnostic, indent: string, look: Look): string[] => {
  if (!fix) return [];
  const name = fix.safety === "safe" ? "fix" : "unsafe fix";
  const changes = previewOf(file.source, fix);
  if (changes.length === 0) return note(look.colors.green(name), [escapeHidden(fix.title)], indent);
  const lines = changes.flatMap((change) => {
    const where = changes.length > 1 ? `line ${change.line}: ` : "";
    return fixLines(change, fix.title, look).map((line) => `${where}${line}`);
  });
  const shown = lines.length > MAX_FIX_LINES + 1 ? [...lines.slice(0, MAX_FIX_LINES), "…"] : lines;
  // The name is coloured last, so that colour codes do not count as columns.
  return note(name, shown, indent).map((line) => line.replace(`${name}:`, `${look.colors.green(name)}:`));
};

/** All that is shown of a finding but its place; places that it names are its own. */
const wordsOf = ({ rule, severity, message, help, fix, related = [] }: Diagnostic): string | undefined =>
  related.length > 0 ? undefined : JSON.stringify([rule, severity, message, help, fix?.title, fix?.safety]);

const diagnosticBlock = (
  file: FileReport,
  [diagnostic, ...others]: readonly [Diagnostic, ...Diagnostic[]],
  look: Look,
): string => {
  const { colors } = look;
  const paint = painted(look, diagnostic.severity);
  const frame = codeFrameOf(file.source, diagnostic.span, look);
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
    `${colors.bold(placeOf(file, diagnostic.span.start))}  ${paint(diagnostic.severity)}  ${diagnostic.rule}`,
    `${colors.dim(number)} ${bar} ${frame.text}`.trimEnd(),
    `${indent} ${bar} ${carets} ${escapeHidden(diagnostic.message)}`,
    ...more,
    ...alike,
    ...help,
    ...fixNote(file, diagnostic, `${indent} `, look),
    ...related,
    "",
  ].join("\n");
};

type Test = (file: FileReport, found: Diagnostic) => boolean;
const matching = (files: readonly FileReport[], test: Test): Diagnostic[] =>
  files.flatMap((file) => file.diagnostics.filter((found) => test(file, found)));

const foldLines = (files: readonly FileReport[], { hints, change }: PrettyOptions): string[] => {
  if (change !== undefined) return [];
  const them = (count: number): string => (count === 1 ? "it" : "them");
  const tasks = matching(files, isTask).length;
  const hinted = hints === true ? [] : matching(files, isHint);
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

const fixableWords = (files: readonly FileReport[]): string => {
  const fixes = files.flatMap(({ diagnostics }) => diagnostics.flatMap(({ fix }) => (fix ? [fix.safety] : [])));
  const safe = fixes.filter((safety) => safety === "safe").length;
  const unsafe = fixes.length - safe;
  const words = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe} ${safe > 0 ? "more" : "fixable"} with --unsafe-fixes`] : []),
  ];
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
};

const summaryLine = (files: readonly FileReport[], shown: readonly FileReport[], look: Look): string[] => {
  const { errors, warnings, infos } = summarize(shown);
  const { fixed } = summarize(files);
  const counts = [
    ...(errors > 0 ? [painted(look, "error")(plural(errors, "error"))] : []),
    ...(warnings > 0 ? [painted(look, "warning")(plural(warnings, "warning"))] : []),
    ...(infos > 0 ? [painted(look, "info")(plural(infos, "hint"))] : []),
  ];
  const done = fixed > 0 ? [`${fixed} fixed`] : [];
  const concerned = shown.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const where = counts.length > 0 ? ` in ${plural(concerned, "file")}` : "";
  const words = [...done, ...(counts.length > 0 ? [`${counts.join(", ")}${where}`] : [])];
  const left = fixableWords(shown);
  if (words.length > 0) return [`${words.join("; ")}${left}`];
  return left === "" ? [] : [left.slice(2, -1)];
};

/** For people: each finding with its line, what is wrong underlined, what to do, and how it would read. */
export const prettyReport = (files: readonly FileReport[], options: PrettyOptions): string => {
  const columns = Math.max(NARROWEST, options.columns ?? DEFAULT_WIDTH);
  // 8 columns stand before the text of a line.
  const width = Math.min(DEFAULT_WIDTH, columns - 8);
  const look: Look = { colors: createColors(options.color), width, widthOf: options.widthOf };
  const shown = files.map((file) => ({
    ...file,
    diagnostics: file.diagnostics.filter((found) => isListed(file, found, options)),
  }));
  const blocks = shown.flatMap((file) =>
    groupAlike(file.diagnostics, wordsOf).map((alike) => diagnosticBlock(file, alike, look)),
  );
  const lines = [...blocks, ...foldLines(files, options), ...summaryLine(files, shown, look)];
  return escapeCommands(lines.map((line) => `${line}\n`).join(""));
};
