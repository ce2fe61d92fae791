/** Reports one defect once: removes findings that yield to those of a better-informed rule. */
import type { AnyRule } from "../rule/define-rule.ts";
import type { Span } from "../text/span.ts";
import type { Diagnostic } from "./lint.ts";

/** Whether a span shares a character with one of many. */
const overlapTest = (spans: readonly Span[]): ((span: Span) => boolean) => {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let furthest = -1;
  /** For each span the furthest end of those up to it. */
  const ends = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Span).start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && (ends[low - 1] as number) > start;
  };
};

/**
 * The findings without those that share a character with a finding of a rule that theirs yields to. A finding that is
 * removed still counts for others, since the rule that it yields to reports the defect.
 */
export const withoutYielding = (found: readonly Diagnostic[], rules: readonly AnyRule[]): readonly Diagnostic[] => {
  const yieldsTo = new Map(rules.flatMap(({ id, yieldsTo: better }) => (better ? [[id, better] as const] : [])));
  const tests = new Map<string, (span: Span) => boolean>();
  const spansOf = (rule: string): Span[] => found.flatMap((each) => (each.rule === rule ? [each.span] : []));
  const isReported = (rule: string, span: Span): boolean => {
    const test = tests.get(rule) ?? overlapTest(spansOf(rule));
    tests.set(rule, test);
    return test(span);
  };
  return found.filter(({ rule, span }) => !yieldsTo.get(rule)?.some((better) => isReported(better, span)));
};
