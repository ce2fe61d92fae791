/** Removes findings that are only consequences of another one. */
import { applyEdits, type Edit, haveOverlap } from "../text/edit.ts";
import { partitionPoint } from "../text/span.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

/** Moves offsets to where they are after the edits, which do not overlap, are applied. */
const shifted = (edits: readonly Edit[]): ((offset: number) => number) => {
  const sorted = [...edits].sort((a, b) => a.span.end - b.span.end);
  const shifts = [0];
  for (const { span, text } of sorted) shifts.push((shifts.at(-1) ?? 0) + text.length - (span.end - span.start));
  return (offset) => offset + (shifts[partitionPoint(sorted, ({ span }) => span.end <= offset)] ?? 0);
};

/**
 * Removes the consequences of a finding with a root cause: all that is not found once the cause is repaired. One wrong
 * date of an issue is one fault, however many dates contradict it.
 * @param lintText lints another text in the same way, for the rules that found something in this one
 */
export const withoutConsequences = (
  result: LintResult,
  lintText: (text: string, only: ReadonlySet<string>) => LintResult,
): LintResult => {
  const edits = result.diagnostics.flatMap(({ rootCause }) => rootCause ?? []);
  if (edits.length === 0 || haveOverlap(edits)) return result;
  const found = new Set(result.diagnostics.map(({ rule }) => rule));
  const without = lintText(applyEdits(result.source.text, edits), found);
  const keyOf = ({ rule }: Diagnostic, offset: number): string => `${rule} ${offset}`;
  const remaining = new Set([...without.diagnostics, ...without.allowed].map((each) => keyOf(each, each.span.start)));
  const offsetAfter = shifted(edits);
  const stays = (each: Diagnostic): boolean =>
    each.rootCause !== undefined || remaining.has(keyOf(each, offsetAfter(each.span.start)));
  return { ...result, diagnostics: result.diagnostics.filter(stays) };
};
