import { stripAnnotations } from "../rule/annotate.ts";
import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import type { EarlierText } from "../rule/example-facts.ts";
import { fenced } from "./markdown-text.ts";
import { examplePages } from "./page-words.ts";
import { explainedSeverity, sinceWords } from "./rule-list.ts";

const FIX_WORDS: Readonly<Record<AnyRule["fix"], string>> = {
  always: "always",
  sometimes: "where only one answer is right; `--unsafe-fixes` where a person should look",
  never: "no",
};

/** A clause of a rule as a sentence. */
export const sentence = (text: string): string => `${text[0]?.toUpperCase()}${text.slice(1)}.`;

const fence = (text: string): string => fenced("text", [text.replace(/^\n/, "")]);

/** What an example's text is held against, as a sentence before it. */
export const earlierWords = ({ issues }: EarlierText): string =>
  issues === 1 ? "After an issue with" : `After ${issues} issues, each with another \`{date}\` and page, with`;

/** All that a rule says of itself, as the paragraphs of a Markdown page. */
export const rulePage = (rule: AnyRule): string[] => [
  `# \`${rule.id}\``,
  sentence(rule.summary),
  rule.why,
  [
    `- **Group:** ${rule.group} (${GROUPS[rule.group].title.toLowerCase()})`,
    `- **Severity:** ${explainedSeverity(rule)}`,
    `- **Fix:** ${FIX_WORDS[rule.fix]}`,
    ...(rule.since === undefined ? [] : [`- **Since:** ${sinceWords(rule.since)}`]),
    ...(rule.source === undefined ? [] : [`- **Guideline:** <${rule.source}>`]),
  ].join("\n"),
  ...rule.examples.flatMap((example, index) => [
    rule.examples.length > 1 ? `## Example ${index + 1}` : "## Example",
    ...(example.earlier ? [earlierWords(example.earlier), fence(example.earlier.text)] : []),
    fence(example.incorrect),
    ...(examplePages(example).length === 0 ? [] : ["where the pages say", fence(examplePages(example).join("\n"))]),
    "reads",
    fence(stripAnnotations(example.correct)),
  ]),
  "## Letting it stand",
  `Write on the line before: \`<!-- twir-lint-allow ${rule.id}: the reason -->\``,
];
