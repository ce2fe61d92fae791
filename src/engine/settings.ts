import { type AnyRule, type FactName, GROUPS, type Severity, type Stage } from "../rule/define-rule.ts";

export type Level = Severity | "off";

/** Which rules run, and how severe each is, where that differs from what the rule's group says. */
export interface RuleSettings {
  /** By rule id or group; a rule's own entry wins over its group's. */
  readonly severity?: Readonly<Record<string, Level>>;
  /** Ids and groups; when given, nothing else runs. */
  readonly select?: readonly string[];
  /** Ids and groups that do not run. */
  readonly ignore?: readonly string[];
}

const names = (list: readonly string[], rule: AnyRule): boolean => list.includes(rule.id) || list.includes(rule.group);

/** What the settings say; a rule may be named like what every object has. */
const own = (severity: RuleSettings["severity"], name: string): Level | undefined =>
  severity && Object.hasOwn(severity, name) ? severity[name] : undefined;

/** The severities with which a rule reports at a stage: of its findings, and of those that it says are less. */
export interface Levels {
  readonly level: Level;
  readonly warnings: Level;
  readonly hints: Level;
}

/** The severities of a rule at that stage, or "off"; what the settings say holds for all that it reports. */
export const levelsOf = (rule: AnyRule, stage: Stage, settings: RuleSettings): Levels => {
  const isOff = (settings.select && !names(settings.select, rule)) || (settings.ignore && names(settings.ignore, rule));
  if (isOff) return { level: "off", warnings: "off", hints: "off" };
  const set = own(settings.severity, rule.id) ?? own(settings.severity, rule.group);
  const level = set ?? rule.severity ?? GROUPS[rule.group][stage];
  return { level, warnings: set ?? (level === "error" ? "warning" : level), hints: set ?? "info" };
};

/** The facts that the rules that run ask for. */
export const wantedFacts = (rules: readonly AnyRule[], stage: Stage, settings: RuleSettings): Set<FactName> =>
  new Set(
    rules.flatMap((rule) =>
      levelsOf(rule, stage, settings).level === "off" ? [] : [...(rule.needs ?? []), ...(rule.consults ?? [])],
    ),
  );

/** In a folder named `draft` the issue is being written; anywhere else it is meant for readers. */
export const stageOf = (path: string): Stage =>
  path.split(/[\\/]/).slice(0, -1).includes("draft") ? "draft" : "publish";
