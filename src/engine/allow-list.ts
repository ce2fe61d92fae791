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

const isOfFile = ({ covers }: WrittenAllow): boolean => covers.end === Number.MAX_SAFE_INTEGER;
const startOf = (allow: WrittenAllow): number => (isOfFile(allow) ? -1 : allow.covers.start);

/** Of comments in order of what they cover: those of the whole file come first, the others cover a line each. */
const covering = (allows: readonly WrittenAllow[], offset: number): WrittenAllow[] => {
  const hits: WrittenAllow[] = [];
  while (allows[hits.length] && isOfFile(allows[hits.length] as WrittenAllow))
    hits.push(allows[hits.length] as WrittenAllow);
  let low = hits.length;
  let high = allows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((allows[middle] as WrittenAllow).covers.end < offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < allows.length && (allows[at] as WrittenAllow).covers.start <= offset; at++)
    hits.push(allows[at] as WrittenAllow);
  return hits;
};

export const allowList = (
  written: readonly WrittenAllow[],
  rules: { known: ReadonlySet<string>; active: ReadonlySet<string> },
): AllowList => {
  const used = new Set<WrittenAllow>();
  const byRule = new Map<string, WrittenAllow[]>();
  for (const allow of [...written].sort((a, b) => startOf(a) - startOf(b))) {
    if (allow.reason === "") continue;
    const others = byRule.get(allow.rule.value);
    if (others) others.push(allow);
    else byRule.set(allow.rule.value, [allow]);
  }
  return {
    covering(rule, span) {
      const hits = covering(byRule.get(rule) ?? [], span.start);
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
