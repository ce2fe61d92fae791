import type { Level, RuleSettings } from "../engine/settings.ts";
import type { AnyRule, Author, Stage } from "../rule/define-rule.ts";
import type { Config } from "./schema.ts";

/** What the command line says of the rules. */
export interface Flags {
  /** In the order given; later ones win. */
  readonly severity?: readonly (readonly [name: string, level: Level])[];
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly stage?: Stage;
  readonly author?: Author;
  readonly maxWarnings?: number;
  readonly archiveIssues?: number | "all";
}

export interface Settings extends RuleSettings {
  readonly stage?: Stage;
  readonly author?: Author;
  readonly maxWarnings?: number;
  /** How many earlier issues count at most. */
  readonly earlierIssues: number;
}

/** A year of them. */
const EARLIER_ISSUES = 52;

/** Levels by rule id. In one layer a rule's own entry wins over its group's; a later layer wins over all before. */
const levelsById = (
  layers: readonly (readonly (readonly [string, Level])[])[],
  rules: readonly AnyRule[],
): Record<string, Level> => {
  const levels: Record<string, Level> = {};
  for (const layer of layers)
    for (const key of ["group", "id"] as const)
      for (const [name, level] of layer) for (const rule of rules) if (rule[key] === name) levels[rule.id] = level;
  return levels;
};

/** Defaults < config < flags. `--select` alone decides what runs: what the config switches off, it switches on again. */
export const settingsOf = (config: Config | undefined, flags: Flags, rules: readonly AnyRule[]): Settings => {
  const written = Object.entries(config?.rules ?? {}) as [string, Level][];
  const kept = flags.select ? written.filter(([, level]) => level !== "off") : written;
  const issues = flags.archiveIssues ?? config?.archive?.issues ?? EARLIER_ISSUES;
  return {
    earlierIssues: issues === "all" ? Number.POSITIVE_INFINITY : issues,
    severity: levelsById([kept, flags.severity ?? []], rules),
    select: flags.select ?? config?.select,
    ignore: flags.select ? flags.ignore : [...(config?.ignore ?? []), ...(flags.ignore ?? [])],
    stage: flags.stage ?? config?.stage,
    author: flags.author ?? config?.author,
    maxWarnings: flags.maxWarnings ?? config?.maxWarnings,
  };
};
