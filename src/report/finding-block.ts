/** One finding in a report for people: its line, the label behind the carets, the help and the fix. */
import type { Diagnostic } from "../engine/lint.ts";
import { lineNumbers } from "./alike.ts";
import { type CodeFrame, codeFrameOf, lineAround } from "./code-frame.ts";
import { escapeHidden } from "./escape.ts";
import type { FileReport } from "./file-report.ts";
import { plural } from "./plural.ts";
import { type LineChange, previewOf } from "./preview.ts";
import { relatedPositions } from "./related.ts";
import { ruleUrl } from "./rule-url.ts";
import { GUTTER, hangBelow, INDENT, labelled, painter, type Style } from "./style.ts";
import { textWidth } from "./width.ts";
import { type Piece, wrap } from "./wrap.ts";

const MAX_FIX_LINES = 6;
/** Rows of a terminal that one line of a fix takes; a longer one is truncated around the first difference. */
const MAX_FIX_ROWS = 3;
/** Columns by which the rows of one line stand deeper than its first, so that they are not taken for lines. */
const CONTINUED = 2;

const positionText = ({ path, source }: FileReport, offset: number): string => {
  const { line, column } = source.position(offset);
  return `${escapeHidden(path)}:${line}:${column}`;
};

/** Where, how bad, which rule; in two rows when one is too short. */
const headRows = (file: FileReport, { span, severity, rule, url }: Diagnostic, style: Style): string[] => {
  const { colors, columns, widthOf, link } = style;
  const position = positionText(file, span.start);
  const told = `  ${painter(style, severity)(severity)}  ${link(rule, ruleUrl({ id: rule, url }))}`;
  const width = textWidth(position, widthOf) + `  ${severity}  ${rule}`.length;
  return width <= columns ? [`${colors.bold(position)}${told}`] : [colors.bold(position), told];
};

/** The carets and the label: behind them, or below; below their beginning where it fits there, else at the margin. */
const labelRows = ({ indent, underline }: CodeFrame, { severity, message }: Diagnostic, style: Style): string[] => {
  const carets = `${" ".repeat(indent)}${painter(style, severity)("^".repeat(underline))}`;
  const text = escapeHidden(message);
  const room = style.columns - GUTTER;
  if (room === Number.POSITIVE_INFINITY) return [`${carets} ${text}`];
  const width = textWidth(text, style.widthOf);
  if (indent + underline + 1 + width <= room) return [`${carets} ${text}`];
  const shift = indent + width <= room ? indent : 0;
  const rows = wrap([{ text }], { ...style, columns: room - shift });
  return [carets, ...rows.map((row) => `${" ".repeat(shift)}${row}`)];
};

const fixLines = (change: LineChange, title: string, style: Style & { room: number }): Piece[][] => {
  if (change.lines.length === 0)
    return [[{ text: `${escapeHidden(title)}: removes ${plural(change.removed, "line")}` }]];
  if (change.lines.every(({ text }) => text.trim() === "")) return [[{ text: escapeHidden(title) }]];
  const width = Math.min(style.width, style.room) * (style.columns === Number.POSITIVE_INFINITY ? 1 : MAX_FIX_ROWS);
  const paint = style.colors.added;
  const shown = change.lines
    .slice(0, MAX_FIX_LINES)
    .map((line) => lineAround(line, { width, widthOf: style.widthOf, paint }));
  const more = change.lines.length - shown.length;
  return more > 0 ? [...shown, [{ text: `… and ${plural(more, "more line")}` }]] : shown;
};

/** The lines of the findings with which fixes were shown, by their edits. */
export type ShownFixes = Map<string, number>;

const fixNote = (file: FileReport, { span, fix }: Diagnostic, style: Style, shownFixes: ShownFixes): string[] => {
  if (!fix) return [];
  const name = fix.safety === "safe" ? "fix" : "unsafe fix";
  const changes = previewOf(file.source, fix);
  if (changes.length === 0) return labelled(name, [{ text: escapeHidden(fix.title) }], style);
  // To sort a region is the fix of each event in it that stands elsewhere.
  if (changes.length > 1) {
    const key = JSON.stringify(fix.edits);
    const before = shownFixes.get(key);
    if (before !== undefined) return labelled(name, [{ text: `the same as of line ${before}` }], style);
    shownFixes.set(key, file.source.position(span.start).line);
  }
  const hang = hangBelow(name, style);
  const room = style.columns - hang - CONTINUED;
  const lines = changes.flatMap((change) => {
    const prefix = changes.length > 1 ? [{ text: `line ${change.line}: ` }] : [];
    return fixLines(change, fix.title, { ...style, room }).map((line) => [...prefix, ...line]);
  });
  const shown = lines.length > MAX_FIX_LINES + 1 ? [...lines.slice(0, MAX_FIX_LINES), [{ text: "…" }]] : lines;
  return shown.flatMap((line, index) =>
    index === 0
      ? labelled(name, line, style, CONTINUED)
      : wrap([{ text: " ".repeat(hang) }, ...line], { ...style, hang: hang + CONTINUED }),
  );
};

/** Equal for findings that differ only in position; undefined with related positions, which are one finding's own. */
export const groupingKey = ({ rule, severity, message, help, fix, related = [] }: Diagnostic): string | undefined =>
  related.length > 0 ? undefined : JSON.stringify([rule, severity, message, help, fix?.title, fix?.safety]);

/** The rows of a finding, and of others like it. */
export const findingBlock = (
  file: FileReport,
  [diagnostic, ...others]: readonly [Diagnostic, ...Diagnostic[]],
  style: Style,
  shownFixes: ShownFixes,
): string => {
  const { colors } = style;
  const frame = codeFrameOf(file.source, diagnostic.span, style);
  const bar = colors.dim("│");
  const beside = (rows: readonly string[]): string[] => rows.map((row) => `${" ".repeat(INDENT)}${bar} ${row}`);
  const counted = (text: string): string[] =>
    beside(wrap([{ text }], { ...style, columns: style.columns - GUTTER, hang: 2 }));
  const lines = others.map(({ span }) => file.source.position(span.start).line);
  const { help } = diagnostic;
  return [
    ...headRows(file, diagnostic, style),
    `${colors.dim(String(frame.line).padStart(INDENT - 1))} ${bar} ${frame.text}`.trimEnd(),
    ...beside(labelRows(frame, diagnostic, style)),
    ...(frame.moreLines > 0 ? counted(`… and ${plural(frame.moreLines, "more line")}`) : []),
    ...(others.length > 0 ? counted(`… and ${others.length} more like it: ${lineNumbers(lines)}`) : []),
    ...(help === undefined ? [] : labelled("help", [{ text: escapeHidden(help) }], style)),
    ...fixNote(file, diagnostic, style, shownFixes),
    ...relatedPositions(file, diagnostic).flatMap(({ path, range: { start }, message }) =>
      labelled(
        "see",
        [{ text: `${escapeHidden(path)}:${start.line}:${start.column} ${escapeHidden(message)}` }],
        style,
      ),
    ),
    "",
  ].join("\n");
};
