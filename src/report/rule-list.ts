import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import { ruleUrl } from "./rule-url.ts";

/** The severity a rule has when nothing is configured; both, where it depends on the stage. */
export const severityWords = ({ severity, group }: AnyRule): string => {
  const { draft, publish } = GROUPS[group];
  if (severity !== undefined || draft === publish) return severity ?? publish;
  return `${publish} (${draft} in a draft)`;
};

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
  const rows = rules.map(({ id, group, severity, fix, summary, why, source, url }) => {
    const { draft, publish } = GROUPS[group];
    const levels = { draft: severity ?? draft, publish: severity ?? publish };
    return { id, group, severity: levels, fix, summary, why, source, url: ruleUrl({ id, url }) };
  });
  return `${JSON.stringify(rows, null, 2)}\n`;
};
