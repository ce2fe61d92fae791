/** The `suggestion` of a remark: the lines as they read with the repairs of what the remark says, and nothing else. */
import type { Diagnostic } from "../engine/lint.ts";
import { lintChange } from "../engine/lint-change.ts";
import { harmfulFixes } from "../engine/repair-check.ts";
import { isShownWhole } from "../report/escape.ts";
import { type Suggestion, suggestionsOf } from "../report/suggestions.ts";
import { safeFix } from "../rule/define-rule.ts";
import { applyEdits, type Edit, haveOverlap } from "../text/edit.ts";
import { SourceFile } from "../text/source-file.ts";
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

/** Whether the repair causes a finding of the change, as `fix` looks at it too. */
const causesFinding = (
  { change, options, result }: JudgedFile,
  repaired: SourceFile,
  edits: readonly Edit[],
): boolean =>
  harmfulFixes(result, [safeFix("repair it", ...edits)], lintChange(change.withAfter(repaired), options)).size > 0;

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
