/** What a replay found, in numbers and as text. */
import { plural } from "../../src/report/plural.ts";
import type { Place, ReplayedChange, ReplayedFinding } from "./replay.ts";

export interface Summary {
  readonly changes: number;
  /** Those that touch no issue and no template. */
  readonly untouched: number;
  /** Without an error or a warning. */
  readonly clean: number;
  readonly told: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  /** Errors and warnings by whose line they are told at. */
  readonly places: Readonly<Record<Place, number>>;
  readonly suggestions: number;
  readonly suggestionsBeyond: number;
  /** Errors and warnings by rule, the most frequent first. */
  readonly rules: readonly (readonly [rule: string, count: number])[];
  readonly bulkMerges: {
    readonly verdict: number;
    readonly plainCount: number;
    readonly agreeing: number;
  };
}

/** The errors and warnings of a change: what a contributor would be told. */
export const toldOf = ({ findings }: ReplayedChange): readonly ReplayedFinding[] =>
  findings.filter(({ severity }) => severity !== "info");

/** Where the verdict and the plain count differ. */
export const disagreeing = (changes: readonly ReplayedChange[]): ReplayedChange[] =>
  changes.filter(({ bulkMerge, isOneItemMore }) => bulkMerge.bulk !== isOneItemMore);

export const summarize = (changes: readonly ReplayedChange[]): Summary => {
  const findings = changes.flatMap(({ findings: found }) => found);
  const told = changes.flatMap(toldOf);
  const count = <T>(items: readonly T[], isCounted: (item: T) => boolean): number => items.filter(isCounted).length;
  const at = (place: Place): number => count(told, (found) => found.place === place);
  const rules = new Map<string, number>();
  for (const { rule } of told) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const toldChanges = count(changes, (change) => toldOf(change).length > 0);
  return {
    changes: changes.length,
    untouched: count(changes, ({ paths }) => !paths.some((path) => /^(?:draft|content)\//.test(path))),
    clean: changes.length - toldChanges,
    told: toldChanges,
    errors: count(told, ({ severity }) => severity === "error"),
    warnings: count(told, ({ severity }) => severity === "warning"),
    hints: count(findings, ({ severity }) => severity === "info"),
    places: {
      own: at("own"),
      moved: at("moved"),
      published: at("published"),
      change: at("change"),
      removal: at("removal"),
      others: at("others"),
    },
    suggestions: changes.reduce((sum, { suggestions }) => sum + suggestions, 0),
    suggestionsBeyond: changes.reduce((sum, { beyond }) => sum + beyond, 0),
    rules: [...rules].sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1)),
    bulkMerges: {
      verdict: count(changes, ({ bulkMerge }) => bulkMerge.bulk),
      plainCount: count(changes, ({ isOneItemMore }) => isOneItemMore),
      agreeing: changes.length - disagreeing(changes).length,
    },
  };
};

const nameOf = ({ number, head }: ReplayedChange): string => (number === undefined ? head.slice(0, 9) : `#${number}`);

/** The summary for people, with every case of what must not be. */
export const summaryText = (changes: readonly ReplayedChange[]): string => {
  const { places, bulkMerges, ...all } = summarize(changes);
  const row = (number: number, what: string): string => `${String(number).padStart(6)}  ${what}`;
  const others = changes.flatMap((change) =>
    toldOf(change)
      .filter(({ place }) => place === "others")
      .map(({ path, line, rule, message }) => `        ${nameOf(change)} ${path}:${line}: ${message} [${rule}]`),
  );
  const beyond = changes.filter((change) => change.beyond > 0).map((change) => `        ${nameOf(change)}`);
  const differing = disagreeing(changes).map(
    (change) =>
      `        ${nameOf(change)}: ${change.bulkMerge.bulk ? "bulk" : "not bulk"}, since it ${change.bulkMerge.because}`,
  );
  return [
    row(all.changes, `merged changes, ${all.untouched} of which touch neither draft/ nor content/`),
    row(all.clean, "are clean: no error, no warning"),
    row(all.told, `are told something: ${plural(all.errors, "error")}, ${plural(all.warnings, "warning")}`),
    "",
    row(places.own, "on lines that the change adds or edits"),
    row(places.moved, "on lines that it moves"),
    row(places.published, "elsewhere in an issue that it publishes"),
    row(places.change, "about the change itself"),
    row(places.removal, "on lines that stand, of changes that only remove lines"),
    row(places.others, "on others' lines; there must be none"),
    ...others,
    row(all.hints, "hints, which no contributor sees"),
    "",
    row(all.suggestions, "suggestions"),
    row(all.suggestionsBeyond, "of them reach beyond the change; there must be none"),
    ...beyond,
    "",
    row(bulkMerges.verdict, "can be merged in bulk by our verdict"),
    row(bulkMerges.plainCount, "by a plain count of git's diff"),
    row(bulkMerges.agreeing, "on which the two agree; not on these:"),
    ...differing,
    "",
    ...all.rules.map(([rule, count]) => row(count, rule)),
    "",
  ].join("\n");
};
