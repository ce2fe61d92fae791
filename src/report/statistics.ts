/** How many findings each rule has, in place of the findings: `--statistics`. */
import type { Severity } from "../rule/define-rule.ts";
import { escapeCommands } from "./escape.ts";
import { type FileReport, summarize } from "./file-report.ts";
import type { STATISTICS_FORMATS } from "./formats.ts";
import { jsonText } from "./json-text.ts";
import { countListed, lastLines } from "./last-lines.ts";
import { onlyListed } from "./listed.ts";
import type { ReportContext, Reporter } from "./reporter.ts";
import { ruleUrl } from "./rule-url.ts";
import { painter, type Style, type StyleOptions, styleOf } from "./style.ts";
import { withWidths } from "./width.ts";
import { type Piece, wrap } from "./wrap.ts";

/** What is counted of a rule. */
interface RuleCount {
  readonly rule: string;
  /** Of all these findings: those of a rule that have others are counted apart. */
  readonly severity: Severity;
  readonly count: number;
  /** How many of them `--fix` repairs, and how many more `--unsafe-fixes`. */
  readonly fixable: number;
  readonly unsafeFixable: number;
  readonly url?: string;
}

const SEVERITIES: readonly Severity[] = ["info", "warning", "error"];
const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The rules with most findings first; of those with as many the worst. */
const countRules = (files: readonly FileReport[]): RuleCount[] => {
  const counts = new Map<string, RuleCount>();
  for (const { rule, severity, fix, url } of files.flatMap(({ diagnostics }) => diagnostics)) {
    const key = `${severity} ${rule}`;
    const before = counts.get(key) ?? { rule, severity, count: 0, fixable: 0, unsafeFixable: 0, url };
    counts.set(key, {
      ...before,
      count: before.count + 1,
      fixable: before.fixable + (fix?.safety === "safe" ? 1 : 0),
      unsafeFixable: before.unsafeFixable + (fix?.safety === "unsafe" ? 1 : 0),
    });
  }
  return [...counts.values()].sort(
    (a, b) => b.count - a.count || rankOf(b.severity) - rankOf(a.severity) || (a.rule < b.rule ? -1 : 1),
  );
};

/** What the marks before the rules mean; `[*]` is that of Ruff. */
const MARKS = {
  "[*]": "--fix repairs all of them",
  "[+]": "--fix repairs some, or --unsafe-fixes more",
  "[!]": "only --unsafe-fixes repairs them, all or some",
  "[ ]": "left to you",
} as const;

type Mark = keyof typeof MARKS;

const markOf = ({ count, fixable, unsafeFixable }: RuleCount): Mark => {
  if (fixable === count) return "[*]";
  if (fixable > 0) return "[+]";
  return unsafeFixable > 0 ? "[!]" : "[ ]";
};

/** How many of a rule are repaired by which flag, unless its mark says so. */
const shareText = ({ count, fixable, unsafeFixable }: RuleCount): string => {
  if (fixable === count || unsafeFixable === count || fixable + unsafeFixable === 0) return "";
  const shares = [
    ...(fixable > 0 ? [`${fixable} with --fix`] : []),
    ...(unsafeFixable > 0 ? [`${unsafeFixable} with --unsafe-fixes`] : []),
  ];
  return `  (${shares.join(", ")})`;
};

const tableRows = (counts: readonly RuleCount[], style: Style): string[] => {
  const digits = Math.max(3, String(counts[0]?.count ?? 0).length);
  const width = Math.max(...counts.map(({ severity }) => severity.length));
  const rows = counts.map((each): Piece[] => [
    { text: `${String(each.count).padStart(digits)}  ` },
    { text: each.severity, paint: painter(style, each.severity) },
    { text: `${" ".repeat(width - each.severity.length)}  ${markOf(each)} ` },
    { text: each.rule, paint: (text) => style.link(text, ruleUrl({ id: each.rule, url: each.url })) },
    { text: shareText(each) },
  ]);
  const used = new Set(counts.map(markOf));
  const legend = Object.entries(MARKS).flatMap(([mark, meaning]) =>
    used.has(mark as Mark) ? `${mark} ${meaning}` : [],
  );
  const hang = digits + width + "    [*] ".length;
  return [
    ...rows.flatMap((row) => wrap(row, { ...style, hang })),
    "",
    ...legend.flatMap((text) => wrap([{ text }], { ...style, hang: "[*] ".length })),
    "",
  ];
};

type Options = StyleOptions & Pick<ReportContext, "hints" | "change">;

/** A table for people. What is listed and what is only counted is as without it. */
export const statisticsTable = (files: readonly FileReport[], options: Options): string => {
  const style = styleOf(options);
  const shown = files.map((file) => onlyListed(file, options));
  const counts = countRules(shown);
  const table = counts.length > 0 ? tableRows(counts, style) : [];
  const lines = [...table, ...lastLines(countListed(files, options), options, style)];
  return escapeCommands(lines.map((line) => `${line}\n`).join(""));
};

const statisticsJson: Reporter = (files, { version }) => {
  const statistics = countRules(files).map(({ url, ...count }) => ({
    ...count,
    url: ruleUrl({ id: count.rule, url }),
  }));
  const tool = { name: "twir-lint", version };
  // No report, and so without the version of its schema.
  return `${jsonText({ tool, statistics, summary: summarize(files) })}\n`;
};

/** The report in each of its formats. */
export const STATISTICS = {
  pretty: (files, context) => withWidths((widthOf) => statisticsTable(files, { ...context, widthOf })),
  json: statisticsJson,
} satisfies Record<(typeof STATISTICS_FORMATS)[number], Reporter>;
