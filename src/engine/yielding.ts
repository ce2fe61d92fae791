/** Reports one defect once: removes findings that yield to those of a better-informed rule. */
import type { AnyRule } from "../rule/define-rule.ts";
import { coverage, type Span } from "../text/span.ts";
import type { Diagnostic } from "./lint.ts";

/**
 * The findings without those that share a character with a finding of a rule that theirs yields to. A finding that is
 * removed still counts for others, since the rule that it yields to reports the defect. Of what another finding says
 * has to go nothing is reported but errors of syntax, which reach beyond their line.
 */
export const withoutYielding = (found: readonly Diagnostic[], rules: readonly AnyRule[]): readonly Diagnostic[] => {
  const betterRules = new Map(rules.flatMap(({ id, yieldsTo }) => (yieldsTo ? [[id, yieldsTo] as const] : [])));
  const coverages = new Map<string, (span: Span) => boolean>();
  const spansOf = (rule: string): Span[] => found.flatMap((each) => (each.rule === rule ? [each.span] : []));
  const isReported = (rule: string, span: Span): boolean => {
    const isCovered = coverages.get(rule) ?? coverage(spansOf(rule));
    coverages.set(rule, isCovered);
    return isCovered(span);
  };
  const silent = found.flatMap(({ rule, silences }) => (silences ? [{ rule, span: silences }] : []));
  const isSilent = coverage(silent.map(({ span }) => span));
  const isSilencer = new Set(silent.map(({ rule }) => rule));
  return found.filter(
    ({ rule, group, span }) =>
      (group === "syntax" || isSilencer.has(rule) || !isSilent({ start: span.start, end: span.start + 1 })) &&
      !betterRules.get(rule)?.some((better) => isReported(better, span)),
  );
};
