/** The Markdown page of a rule. */
import { stripAnnotations } from "../rule/annotate.ts";
import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import type { EarlierText } from "../rule/example-facts.ts";
import { examplePages } from "./example-pages.ts";
import { fencedBlock } from "./markdown-text.ts";
import { explainedSeverity, sinceText } from "./rule-list.ts";

const FIX_TEXTS: Readonly<Record<AnyRule["fix"], string>> = {
  always: "always",
  sometimes: "where only one answer is right; `--unsafe-fixes` where a person should look",
  never: "no",
};

/** A clause as a sentence: with a capital letter and a period. */
export const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

const fence = (text: string): string => fencedBlock("text", [text.replace(/^\n/, "").replaceAll("\r\n", "\n")]);

/** The words before the text that a change in an example begins with. */
export const beforeIntroduction = (before: string): string =>
  before.includes("\r\n") ? "Before the change, with CRLF at the ends of lines:" : "Before the change:";

/** The sentence before the earlier issue of an example. */
export const earlierIntroduction = ({ issues }: EarlierText): string =>
  issues === 1 ? "After an issue with" : `After ${issues} issues, each with another \`{date}\` and page, with`;

/** A rule with its documentation and examples, as paragraphs of Markdown. */
export const rulePage = (rule: AnyRule): string[] => [
  `# \`${rule.id}\``,
  sentence(rule.summary),
  rule.why,
  [
    `- **Group:** ${rule.group} (${GROUPS[rule.group].title.toLowerCase()})`,
    `- **Severity:** ${explainedSeverity(rule)}`,
    `- **Fix:** ${FIX_TEXTS[rule.fix]}`,
    ...(rule.since === undefined ? [] : [`- **Since:** ${sinceText(rule.since)}`]),
    ...(rule.source === undefined ? [] : [`- **Guideline:** <${rule.source}>`]),
  ].join("\n"),
  ...rule.examples.flatMap((example, index) => [
    rule.examples.length > 1 ? `## Example ${index + 1}` : "## Example",
    ...(example.earlier ? [earlierIntroduction(example.earlier), fence(example.earlier.text)] : []),
    ...(example.before === undefined
      ? []
      : [beforeIntroduction(example.before), fence(example.before), "and with it:"]),
    fence(example.incorrect),
    ...(examplePages(example).length === 0 ? [] : ["where the pages say", fence(examplePages(example).join("\n"))]),
    "reads",
    fence(stripAnnotations(example.correct)),
  ]),
  "## Letting it stand",
  `Write on the line before: \`<!-- twir-lint-allow ${rule.id}: the reason -->\``,
];
