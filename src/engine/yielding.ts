/** Reports one defect once: removes findings that yield to those of a better-informed rule. */
import type { AnyRule } from "../rule/define-rule.ts";
import { coverage, type Span } from "../text/span.ts";
import type { Diagnostic } from "./lint.ts";

/**
 * The findings without those that share a character with a finding of a rule that theirs yields to. A finding that is
 * removed still counts for others, since the rule that it yields to reports the defect.
 */
export const withoutYielding = (found: readonly Diagnostic[], rules: readonly AnyRule[]): readonly Diagnostic[] => {
  const yieldsTo = new Map(rules.flatMap(({ id, yieldsTo: better }) => (better ? [[id, better] as const] : [])));
  const tests = new Map<string, (span: Span) => boolean>();
  const spansOf = (rule: string): Span[] => found.flatMap((each) => (each.rule === rule ? [each.span] : []));
  const isReported = (rule: string, span: Span): boolean => {
    const test = tests.get(rule) ?? coverage(spansOf(rule));
    tests.set(rule, test);
    return test(span);
  };
  return found.filter(({ rule, span }) => !yieldsTo.get(rule)?.some((better) => isReported(better, span)));
};
