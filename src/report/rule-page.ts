/** The Markdown page of a rule. */
import type { AnyRule } from "../rule/define-rule.ts";
import { fencedBlock } from "./markdown-text.ts";
import { type ExampleDetails, exampleTexts, ruleDetails } from "./rule-details.ts";

const FIX_TEXTS: Readonly<Record<AnyRule["fix"], string>> = {
  always: "always",
  sometimes: "where only one answer is right; `--unsafe-fixes` where a person should look",
  never: "no",
};

const fence = (text: string): string => fencedBlock("text", [text.replaceAll("\r\n", "\n")]);

const exampleParts = (example: ExampleDetails): string[] =>
  exampleTexts(example).flatMap(({ introduction, text }) => [
    ...(introduction === undefined ? [] : [introduction]),
    fence(text),
  ]);

/** A rule with its documentation and examples, as paragraphs of Markdown. */
export const rulePage = (rule: AnyRule): string[] => {
  const { id, summary, why, group, groupTitle, severity, since, source, examples, allow } = ruleDetails(rule);
  return [
    `# \`${id}\``,
    summary,
    why,
    [
      `- **Group:** ${group} (${groupTitle.toLowerCase()})`,
      `- **Severity:** ${severity}`,
      `- **Fix:** ${FIX_TEXTS[rule.fix]}`,
      ...(since === undefined ? [] : [`- **Since:** ${since}`]),
      ...(source === undefined ? [] : [`- **Guideline:** <${source}>`]),
    ].join("\n"),
    ...examples.flatMap((example, index) => [
      examples.length > 1 ? `## Example ${index + 1}` : "## Example",
      ...exampleParts(example),
    ]),
    "## Letting it stand",
    `Write on the line before: \`${allow}\``,
  ];
};
