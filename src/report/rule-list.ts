import {
  type AnyRule,
  type Confidence,
  confidenceOf,
  type Severity,
  type Stage,
  severityOf,
} from "../rule/define-rule.ts";
import { ruleUrl } from "./rule-url.ts";

const severitiesByStage = (rule: AnyRule): Readonly<Record<Stage, Severity>> => {
  const at = (stage: Stage): Severity => severityOf(rule.group, confidenceOf(rule), stage);
  return { draft: at("draft"), publish: at("publish") };
};

/** What a rule that is less than certain is, in a few words. */
const MEANINGS: Readonly<Record<Exclude<Confidence, "certain">, string>> = {
  likely: "evidence, not proof",
  possible: "worth a look",
};

/** The severity a rule has when nothing is configured, at both stages where they differ, and how sure it is if it is not certain. */
export const severityWords = (rule: AnyRule): string => {
  const { draft, publish } = severitiesByStage(rule);
  const severity = draft === publish ? publish : `${publish} (${draft} in a draft)`;
  return confidenceOf(rule) === "certain" ? severity : `${severity}, ${confidenceOf(rule)}`;
};

/** The same, with what that confidence means. */
export const explainedSeverity = (rule: AnyRule): string => {
  const confidence = confidenceOf(rule);
  return confidence === "certain" ? severityWords(rule) : `${severityWords(rule)}: ${MEANINGS[confidence]}`;
};

/** From which issue on a rule applies. */
export const sinceWords = (since: string): string => `the issue of ${since}; older ones are not judged by it`;

/** All rules as a table for people. */
export const ruleTable = (rules: readonly AnyRule[]): string => {
  const rows = [
    ["rule", "group", "severity", "fix", "summary"],
    ...rules.map((rule) => [rule.id, rule.group, severityWords(rule), rule.fix, rule.summary]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((word, column) => (column === row.length - 1 ? word : word.padEnd(widths[column] ?? 0))).join("  ");
  return rows.map((row) => `${line(row)}\n`).join("");
};

/** All rules for programs. */
export const ruleJson = (rules: readonly AnyRule[]): string => {
  const rows = rules.map((rule) => {
    const { id, group, fix, since, summary, why, source, url } = rule;
    const [severity, confidence] = [severitiesByStage(rule), confidenceOf(rule)];
    return { id, group, severity, confidence, fix, since, summary, why, source, url: ruleUrl({ id, url }) };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
};
