import { applyEdits, type Edit, haveOverlap } from "../text/edit.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

/** Where an offset of the text is when the edits are made. */
const moved = (offset: number, edits: readonly Edit[]): number =>
  edits
    .filter(({ span }) => span.end <= offset)
    .reduce((at, { span, text }) => at + text.length - (span.end - span.start), offset);

/**
 * Leaves out what follows from a finding that names the root of others: all that is not there with that root gone. One
 * wrong date of an issue is one fault, however many dates contradict it.
 * @param judge what would be found in another text
 */
export const withoutConsequences = (result: LintResult, judge: (text: string) => LintResult): LintResult => {
  const edits = result.diagnostics.flatMap(({ root }) => root ?? []);
  if (edits.length === 0 || haveOverlap(edits)) return result;
  const without = judge(applyEdits(result.source.text, edits));
  const placeOf = ({ rule }: Diagnostic, offset: number): string => `${rule} ${offset}`;
  const places = new Set([...without.diagnostics, ...without.allowed].map((each) => placeOf(each, each.span.start)));
  const stays = (each: Diagnostic): boolean =>
    each.root !== undefined || places.has(placeOf(each, moved(each.span.start, edits)));
  return { ...result, diagnostics: result.diagnostics.filter(stays) };
};
