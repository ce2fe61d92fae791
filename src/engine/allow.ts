/** Applies allow comments: which findings they allow, and which of the comments are used. */
import type { Allow, WrittenAllow } from "../document/allow.ts";
import { closest } from "../text/closest.ts";
import { partitionPoint, type Span } from "../text/span.ts";

/** The allow comments of an issue during one run. */
export interface AllowList {
  /** The comment that allows a finding there, if any. */
  covering(rule: string, span: Span): WrittenAllow | undefined;
  /** The comments with what is known of them so far. Left out are those for rules that did not run: they may be in use. */
  list(): Allow[];
}

/** Comments that cover the same span, so that a finding is looked up once even where thousands precede one line. */
type Group = readonly [WrittenAllow, ...WrittenAllow[]];

const isOfFile = ({ covers }: WrittenAllow): boolean => covers.end === Number.MAX_SAFE_INTEGER;
const startOf = (allow: WrittenAllow): number => (isOfFile(allow) ? -1 : allow.covers.start);

/** The groups that cover an offset. Groups are in order: first that of the whole file, then one for each line. */
const covering = (groups: readonly Group[], offset: number): Group[] => {
  const hits = groups[0] && isOfFile(groups[0][0]) ? [groups[0]] : [];
  const first = partitionPoint(groups, ([allow]) => isOfFile(allow) || allow.covers.end < offset);
  for (let at = first; at < groups.length && (groups[at] as Group)[0].covers.start <= offset; at++)
    hits.push(groups[at] as Group);
  return hits;
};

const groupsByRule = (written: readonly WrittenAllow[]): Map<string, Group[]> => {
  const byRule = new Map<string, [WrittenAllow, ...WrittenAllow[]][]>();
  for (const allow of [...written].sort((a, b) => startOf(a) - startOf(b))) {
    if (allow.reason === "") continue;
    const groups = byRule.get(allow.rule.value) ?? [];
    byRule.set(allow.rule.value, groups);
    const last = groups.at(-1);
    if (last?.[0].covers.start === allow.covers.start && last[0].covers.end === allow.covers.end) last.push(allow);
    else groups.push([allow]);
  }
  return byRule;
};

/** So many unknown rules get a suggestion, since each is compared with every rule that there is. */
const MAX_SUGGESTIONS = 100;

/** The known rule that an unknown one was most likely meant to be; for the first unknown ones. */
const suggester = (known: ReadonlySet<string>): ((written: string) => string | undefined) => {
  const rules = [...known];
  const suggested = new Map<string, string | undefined>();
  return (written) => {
    if (!suggested.has(written) && suggested.size < MAX_SUGGESTIONS) suggested.set(written, closest(written, rules));
    return suggested.get(written);
  };
};

export const allowList = (
  written: readonly WrittenAllow[],
  rules: { known: ReadonlySet<string>; active: ReadonlySet<string> },
): AllowList => {
  const used = new Set<Group>();
  const byRule = groupsByRule(written);
  const suggest = suggester(rules.known);
  return {
    covering(rule, span) {
      const hits = covering(byRule.get(rule) ?? [], span.start);
      for (const hit of hits) used.add(hit);
      return hits[0]?.[0];
    },
    list: () => {
      const usedAllows = new Set([...used].flat());
      return written
        .map((allow) => {
          const names = allow.misnamed?.rules ?? [allow.rule.value];
          const known = names.every((name) => rules.known.has(name));
          const meant = known || allow.misnamed ? undefined : suggest(allow.rule.value);
          return { ...allow, known, meant, used: usedAllows.has(allow) };
        })
        .filter((allow) => !allow.known || allow.misnamed !== undefined || rules.active.has(allow.rule.value));
    },
  };
};
