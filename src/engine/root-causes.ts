/** Removes findings that are only consequences of another one. */
import { applyEdits, type Edit, haveOverlap } from "../text/edit.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

/** The offset after the edits are applied. */
const offsetAfter = (offset: number, edits: readonly Edit[]): number =>
  edits
    .filter(({ span }) => span.end <= offset)
    .reduce((at, { span, text }) => at + text.length - (span.end - span.start), offset);

/**
 * Removes the consequences of a finding with a root cause: all that is not found once the cause is repaired. One wrong
 * date of an issue is one fault, however many dates contradict it.
 * @param lintText lints another text in the same way
 */
export const withoutConsequences = (result: LintResult, lintText: (text: string) => LintResult): LintResult => {
  const edits = result.diagnostics.flatMap(({ rootCause }) => rootCause ?? []);
  if (edits.length === 0 || haveOverlap(edits)) return result;
  const without = lintText(applyEdits(result.source.text, edits));
  const keyOf = ({ rule }: Diagnostic, offset: number): string => `${rule} ${offset}`;
  const remaining = new Set([...without.diagnostics, ...without.allowed].map((each) => keyOf(each, each.span.start)));
  const stays = (each: Diagnostic): boolean =>
    each.rootCause !== undefined || remaining.has(keyOf(each, offsetAfter(each.span.start, edits)));
  return { ...result, diagnostics: result.diagnostics.filter(stays) };
};
