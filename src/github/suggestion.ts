/** The `suggestion` of a remark: the lines as they read with the repairs of what the remark says, and nothing else. */
import { type FileChange, fileChange } from "../change/file-change.ts";
import type { Diagnostic } from "../engine/lint.ts";
import { lintChange } from "../engine/lint-change.ts";
import { isShownWhole } from "../report/escape.ts";
import { type Suggestion, suggestionsOf } from "../report/suggestions.ts";
import { applyEdits, type Edit, haveOverlap } from "../text/edit.ts";
import { SourceFile } from "../text/source-file.ts";
import { overlaps, type Span } from "../text/span.ts";
import type { JudgedFile } from "./judged-file.ts";

/** Longer ones nobody reads before pressing the button. */
const MAX_LINES = 60;
const MAX_LENGTH = 2000;

/** The edits of the safe fixes that can be made together; the fix of an earlier finding wins. */
const editsOf = (findings: readonly Diagnostic[]): Edit[] => {
  const edits: Edit[] = [];
  for (const { fix } of findings)
    if (fix?.safety === "safe" && !haveOverlap([...edits, ...fix.edits])) edits.push(...fix.edits);
  return edits;
};

/** The spans of what the edits write, in the text that they make. */
const writtenSpans = (edits: readonly Edit[]): Span[] => {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span, text }) => {
      const start = span.start + shift;
      shift += text.length - (span.end - span.start);
      return { start, end: start + text.length };
    });
};

/** The lines of the text before that a line of the new text was made from. */
const linesBefore = ({ lines }: FileChange, line: number): number[] => {
  const same = lines.before(line);
  if (same !== undefined && !lines.own.has(line)) return [same];
  const before = lines.hunks.find(({ after }) => after.first <= line && line < after.end)?.before;
  return before === undefined ? [] : Array.from({ length: before.end - before.first }, (_, at) => before.first + at);
};

/**
 * Whether the repair causes a finding: on the characters that it writes, in the syntax of its lines, or elsewhere. What
 * it merely uncovers on its lines is told when it is there to be seen.
 */
const causesFinding = ({ change, options, result }: JudgedFile, repaired: SourceFile, edits: readonly Edit[]) => {
  const repair = fileChange({ path: change.path, before: result.source, after: repaired });
  // The rules about a change judge the contributor's change, not the repair.
  const ignore = [...(options.ignore ?? []), "change"];
  const after = lintChange(repair, { ...options, ignore });
  const written = writtenSpans(edits);
  const known = new Set(result.diagnostics.map(({ rule, span }) => `${rule} ${result.source.lineIndex(span.start)}`));
  return after.diagnostics.some(({ rule, severity, group, span }) => {
    const line = repaired.lineIndex(span.start);
    const wasThere = linesBefore(repair, line).some((before) => known.has(`${rule} ${before}`));
    if (severity === "info" || wasThere) return false;
    return group === "syntax" || !repair.lines.own.has(line) || written.some((each) => overlaps(each, span));
  });
};

/** Leaves out of both ends the lines that stay as they are, as long as a line is left to replace. */
const trimmed = ({ first, last, lines }: Suggestion, source: SourceFile): Suggestion => {
  const old = source.lines.slice(first - 1, last).map((line) => source.slice(line));
  const now = [...lines];
  let start = first;
  while (old.length > 1 && now.length > 0 && old.at(-1) === now.at(-1)) {
    old.pop();
    now.pop();
  }
  while (old.length > 1 && now.length > 0 && old[0] === now[0]) {
    old.shift();
    now.shift();
    start++;
  }
  return { first: start, last: start + old.length - 1, lines: now };
};

/** GitHub ends each suggested line with a line feed, so other line ends, and none at the end of a file, would change. */
const hasPlainLineEnds = (source: SourceFile, { last }: Suggestion): boolean =>
  !source.text.includes("\r") && last < source.lines.length;

const isReadable = ({ lines }: Suggestion): boolean =>
  lines.length <= MAX_LINES && lines.every((line) => line.length <= MAX_LENGTH && isShownWhole(line));

/**
 * The suggestion that repairs what these findings of one line say.
 * @param line the line that they are on, from 1
 * @returns undefined where nothing is safe to repair, or GitHub could not apply it as it is meant
 */
export const suggestionFor = (
  file: JudgedFile,
  line: number,
  findings: readonly Diagnostic[],
): Suggestion | undefined => {
  const { source, stage } = file.result;
  const edits = editsOf(findings);
  if (edits.length === 0) return undefined;
  const repaired = new SourceFile(source.path, applyEdits(source.text, edits));
  const report = { path: source.path, source, stage, diagnostics: findings, repaired: repaired.text, fixed: 0 };
  const [whole, ...others] = suggestionsOf(report);
  if (whole === undefined || others.length > 0) return undefined;
  const suggestion = trimmed(whole, source);
  const { first, last } = suggestion;
  const isAt = first <= line && line <= last && file.anchors.canSuggest(first, last);
  if (!isAt || !hasPlainLineEnds(source, suggestion) || !isReadable(suggestion)) return undefined;
  return causesFinding(file, repaired, edits) ? undefined : suggestion;
};
