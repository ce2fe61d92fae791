/** The text of `twir-lint explain`. */
import { type AnyRule, type Example, GROUPS } from "../rule/define-rule.ts";
import { createColors } from "./colors.ts";
import { examplePages } from "./example-pages.ts";
import { beforeIntroduction, earlierIntroduction } from "./rule-details.ts";
import { explainedSeverity, sinceText } from "./rule-list.ts";
import { ruleUrl } from "./rule-url.ts";

/** Replaced by a character of one column, so that the carets below stay aligned. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu;
const shownLine = (line: string): string => line.replace(HIDDEN, (found) => (found === "\u200d" ? found : "·"));

const indented = (text: string): string =>
  text
    .replace(/^\n/, "")
    .split(/\r?\n/)
    .map((line) => (line === "" ? "" : `    ${shownLine(line)}`))
    .join("\n");

const exampleText = (example: Example, title: string): string => {
  const { incorrect, correct, path, earlier, before } = example;
  const pages = examplePages(example);
  return [
    `${title}${path === undefined ? "" : ` (in ${path})`}`,
    ...(earlier ? [`  ${earlierIntroduction(earlier)}`, indented(earlier.text), "  this"] : []),
    ...(before === undefined ? [] : [`  ${beforeIntroduction(before)}`, indented(before), "  and with it:"]),
    indented(incorrect),
    ...(pages.length === 0 ? [] : ["  where the pages say", indented(pages.join("\n"))]),
    "  reads",
    indented(correct),
  ].join("\n");
};

const FIX_TEXTS: Readonly<Record<AnyRule["fix"], string>> = {
  always: "always: --diff shows it, --fix makes it, with --unsafe-fixes where a person should look",
  sometimes: "sometimes: where only one answer is right; some need --unsafe-fixes",
  never: "never: only a person can tell",
};

/** A rule with its documentation and examples, as text for a terminal. */
export const explainRule = (rule: AnyRule, { color }: { color: boolean }): string => {
  const { bold, dim } = createColors(color);
  const url = ruleUrl(rule);
  const facts = [
    ["group", `${rule.group}: ${GROUPS[rule.group].title}`],
    ["severity", explainedSeverity(rule)],
    ["fix", FIX_TEXTS[rule.fix]],
    ["target", rule.on],
    ...(rule.since === undefined ? [] : [["since", sinceText(rule.since)]]),
    ...(rule.source === undefined ? [] : [["guideline", rule.source]]),
    ...(url === undefined ? [] : [["page", url]]),
  ];
  const examples = rule.examples.map((example, index) => exampleText(example, bold(`Example ${index + 1}`)));
  const parts = [
    `${bold(rule.id)}: ${rule.summary}`,
    rule.why,
    facts.map(([name = "", value]) => `${dim(name.padEnd(9))}  ${value}`).join("\n"),
    ...examples,
    `${bold("To let it stand")}, on the line before:\n    <!-- twir-lint-allow ${rule.id}: the reason -->`,
  ];
  return `${parts.join("\n\n")}\n`;
};
