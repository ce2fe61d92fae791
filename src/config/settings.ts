/** Merges defaults, config and flags into the settings that a file is linted with. */
import type { Level, RuleSettings } from "../engine/settings.ts";
import type { AnyRule, Author, Stage } from "../rule/define-rule.ts";
import type { Config } from "./schema.ts";

/** The flags that choose and configure rules. */
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

/** What holds after flags, config and defaults are merged. */
export interface Settings extends RuleSettings {
  readonly stage?: Stage;
  readonly author?: Author;
  readonly maxWarnings?: number;
  /** The maximum number of earlier issues to compare with. */
  readonly earlierIssues: number;
}

/** The issues of one year. */
const DEFAULT_EARLIER_ISSUES = 52;

/** Levels by rule id. A later layer wins over earlier ones, and in a layer the entry of a rule over its group's. */
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

/**
 * Flags win over the config, and the config over the defaults. `--select` also runs rules that the config turns off or
 * ignores.
 */
export const settingsOf = (config: Config | undefined, flags: Flags, rules: readonly AnyRule[]): Settings => {
  const configured = Object.entries(config?.rules ?? {}) as [string, Level][];
  const fromConfig = flags.select ? configured.filter(([, level]) => level !== "off") : configured;
  const issues = flags.archiveIssues ?? config?.archive?.issues ?? DEFAULT_EARLIER_ISSUES;
  return {
    earlierIssues: issues === "all" ? Number.POSITIVE_INFINITY : issues,
    severity: levelsById([fromConfig, flags.severity ?? []], rules),
    select: flags.select ?? config?.select,
    ignore: flags.select ? flags.ignore : [...(config?.ignore ?? []), ...(flags.ignore ?? [])],
    stage: flags.stage ?? config?.stage,
    author: flags.author ?? config?.author,
    maxWarnings: flags.maxWarnings ?? config?.maxWarnings,
  };
};
