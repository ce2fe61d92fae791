/** The list of rules, `twir-lint rules`, and the severity of a rule as text. */
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
  const severityAt = (stage: Stage): Severity => severityOf(rule.group, confidenceOf(rule), stage);
  return { draft: severityAt("draft"), publish: severityAt("publish") };
};

/** What a confidence below `certain` means. */
const MEANINGS: Readonly<Record<Exclude<Confidence, "certain">, string>> = {
  likely: "evidence, not proof",
  possible: "worth a look",
};

/** The default severity of a rule, of both stages when they differ, and its confidence when it is not `certain`. */
export const severityText = (rule: AnyRule): string => {
  const { draft, publish } = severitiesByStage(rule);
  const severity = draft === publish ? publish : `${publish} (${draft} in a draft)`;
  return confidenceOf(rule) === "certain" ? severity : `${severity}, ${confidenceOf(rule)}`;
};

/** As `severityText`, with what the confidence means. */
export const explainedSeverity = (rule: AnyRule): string => {
  const confidence = confidenceOf(rule);
  return confidence === "certain" ? severityText(rule) : `${severityText(rule)}: ${MEANINGS[confidence]}`;
};

/** From which issue on a rule applies. */
export const sinceText = (since: string): string => `the issue of ${since}; older ones are not judged by it`;

/** All rules as a table for people. */
export const ruleTable = (rules: readonly AnyRule[]): string => {
  const rows = [
    ["rule", "group", "severity", "fix", "summary"],
    ...rules.map((rule) => [rule.id, rule.group, severityText(rule), rule.fix, rule.summary]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join("  ");
  return rows.map((row) => `${line(row)}\n`).join("");
};

/** All rules as JSON. */
export const ruleJson = (rules: readonly AnyRule[]): string => {
  const rows = rules.map((rule) => {
    const { id, group, fix, since, summary, why, source, url } = rule;
    const [severity, confidence] = [severitiesByStage(rule), confidenceOf(rule)];
    return { id, group, severity, confidence, fix, since, summary, why, source, url: ruleUrl({ id, url }) };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
};
