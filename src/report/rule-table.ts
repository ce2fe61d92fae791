/** The list of all rules: `twir-lint rules`. */
import { type AnyRule, confidenceOf } from "../rule/define-rule.ts";
import { severitiesByStage, severityText } from "./rule-severity.ts";
import { ruleUrl } from "./rule-url.ts";
import { type Style, type StyleOptions, styleOf } from "./style.ts";
import { wrap } from "./wrap.ts";

const HEAD = ["rule", "group", "severity", "fix", "summary"];
const GAP = "  ";
/** Columns that a summary beside the name of its rule has at least; in fewer it stands below. */
const MIN_SUMMARY = 40;
const INDENT = 4;

const cellsOf = (rule: AnyRule): string[] => [rule.id, rule.group, severityText(rule), rule.fix, rule.summary];

const linkedId = (rule: AnyRule, { link }: Style): string => link(rule.id, ruleUrl(rule));

/** A row for each rule, and how many columns the longest takes. */
const wideTable = (rules: readonly AnyRule[], style: Style): { rows: string[]; width: number } => {
  const table = [HEAD, ...rules.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const padded = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
  const rows = padded.map((row, index) => {
    const rule = rules[index - 1];
    return rule === undefined ? row : `${linkedId(rule, style)}${row.slice(rule.id.length)}`;
  });
  return { rows, width: Math.max(...padded.map((row) => row.length)) };
};

/** What a rule is about beside or below its name, and then the rest. */
const narrowRows = (rule: AnyRule, hang: number, style: Style): string[] => {
  const isBeside = hang > rule.id.length;
  const facts = `${rule.group}, ${severityText(rule)}, fix: ${rule.fix}`;
  const parts = [{ text: rule.summary }, { text: facts, paint: style.colors.dim }];
  const [first = "", ...others] = parts.flatMap((part) => wrap([{ text: " ".repeat(hang) }, part], { ...style, hang }));
  const name = linkedId(rule, style);
  return isBeside ? [`${name}${first.slice(rule.id.length)}`, ...others] : [name, first, ...others];
};

/** All rules as a table for people; where that is too wide for the terminal, as a list. */
export const ruleTable = (rules: readonly AnyRule[], options: StyleOptions): string => {
  const style = styleOf(options);
  const wide = wideTable(rules, style);
  const beside = Math.max(...rules.map(({ id }) => id.length)) + GAP.length;
  const hang = style.columns - beside >= MIN_SUMMARY ? beside : INDENT;
  const rows = wide.width <= style.columns ? wide.rows : rules.flatMap((rule) => narrowRows(rule, hang, style));
  return rows.map((row) => `${row}\n`).join("");
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
