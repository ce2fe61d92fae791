import type { Allow, WrittenAllow } from "../model/allow.ts";
import { closest } from "../text/closest.ts";
import type { Span } from "../text/span.ts";

/** The allow comments of an issue during one run: who is covered, and which comment was of use. */
export interface AllowList {
  /** The comment that lets a finding there stand, if any. */
  covering(rule: string, span: Span): WrittenAllow | undefined;
  /** As they stand now; a rule that did not run leaves its comments out, for it cannot tell whether they are of use. */
  list(): Allow[];
}

export const allowList = (
  written: readonly WrittenAllow[],
  rules: { known: ReadonlySet<string>; active: ReadonlySet<string> },
): AllowList => {
  const used = new Set<WrittenAllow>();
  const byRule = new Map<string, WrittenAllow[]>();
  for (const allow of written)
    if (allow.reason !== "") byRule.set(allow.rule.value, [...(byRule.get(allow.rule.value) ?? []), allow]);
  return {
    covering(rule, span) {
      const hits = (byRule.get(rule) ?? []).filter(
        ({ covers }) => covers.start <= span.start && span.start <= covers.end,
      );
      for (const hit of hits) used.add(hit);
      return hits[0];
    },
    list: () =>
      written
        .map((allow) => {
          const known = rules.known.has(allow.rule.value);
          const meant = known ? undefined : closest(allow.rule.value, [...rules.known]);
          return { ...allow, known, meant, used: used.has(allow) };
        })
        .filter((allow) => !allow.known || rules.active.has(allow.rule.value)),
  };
};
