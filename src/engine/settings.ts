import { type AnyRule, GROUPS, type Severity, type Stage } from "../rules/define-rule.ts";

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

/** The severity with which a rule reports at that stage, or "off"; what the settings say holds for its hints too. */
export const levelOf = (rule: AnyRule, stage: Stage, settings: RuleSettings): { level: Level; hints: Level } => {
  const isOff = (settings.select && !names(settings.select, rule)) || (settings.ignore && names(settings.ignore, rule));
  if (isOff) return { level: "off", hints: "off" };
  const set = settings.severity?.[rule.id] ?? settings.severity?.[rule.group];
  return { level: set ?? rule.severity ?? GROUPS[rule.group][stage], hints: set ?? "info" };
};

/** In a folder named `draft` the issue is being written; anywhere else it is meant for readers. */
export const stageOf = (path: string): Stage =>
  path.split(/[\\/]/).slice(0, -1).includes("draft") ? "draft" : "publish";
