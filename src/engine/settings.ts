/** Which rules run, and how severe their findings are. */
import { isDraftPath } from "../newsletter/issue-name.ts";
import {
  type AnyRule,
  type Confidence,
  type FactName,
  type Severity,
  type Stage,
  severityOf,
} from "../rule/define-rule.ts";

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

/** Whether a list of ids and groups names the rule. */
export const namesRule = (list: readonly string[], rule: AnyRule): boolean =>
  list.includes(rule.id) || list.includes(rule.group);

/** The configured severity. A rule may have the name of an inherited property, such as `constructor`. */
const configured = (severity: RuleSettings["severity"], name: string): Level | undefined =>
  severity && Object.hasOwn(severity, name) ? severity[name] : undefined;

/** The severities of a rule's findings at a stage, by their confidence. */
export type Severities = Readonly<Record<Confidence, Severity>>;

/**
 * The severities of a rule at that stage; undefined when it does not run. A configured severity holds for all of its
 * findings, whatever their confidence.
 */
export const severitiesOf = (rule: AnyRule, stage: Stage, settings: RuleSettings): Severities | undefined => {
  const { select, ignore, severity } = settings;
  if ((select && !namesRule(select, rule)) || (ignore && namesRule(ignore, rule))) return undefined;
  const set = configured(severity, rule.id) ?? configured(severity, rule.group);
  if (set === "off") return undefined;
  const at = (confidence: Confidence): Severity => set ?? severityOf(rule.group, confidence, stage);
  return { certain: at("certain"), likely: at("likely"), possible: at("possible") };
};

/** The facts that the selected rules need or consult. */
export const neededFacts = (rules: readonly AnyRule[], stage: Stage, settings: RuleSettings): Set<FactName> =>
  new Set(
    rules.flatMap((rule) =>
      severitiesOf(rule, stage, settings) === undefined ? [] : [...(rule.needs ?? []), ...(rule.consults ?? [])],
    ),
  );

/** In a folder named `draft` the issue is being written; anywhere else it is meant for readers. */
export const stageOf = (path: string): Stage => (isDraftPath(path) ? "draft" : "publish");
