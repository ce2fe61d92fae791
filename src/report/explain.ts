/** The text of `twir-lint explain`. */
import { type AnyRule, type Example, GROUPS } from "../rule/define-rule.ts";
import { examplePages } from "./example-pages.ts";
import { beforeIntroduction, earlierIntroduction } from "./rule-details.ts";
import { explainedSeverity, sinceText } from "./rule-severity.ts";
import { ruleUrl } from "./rule-url.ts";
import { type Style, type StyleOptions, styleOf } from "./style.ts";
import { textWidth } from "./width.ts";
import { wrap } from "./wrap.ts";

/** Replaced by a character of one column, so that the carets below stay aligned. */
const shownLine = (line: string): string =>
  line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0]/gu, (found) => (found === "\u200d" ? found : "·"));

/** Carets below a line of an example, and their label. */
const CARETS = /^( *\^+) (.+)$/;

/** A line of an example stays as it is, since it can be copied; the label of its carets goes below where it does not fit. */
const exampleRows = (line: string, { columns, widthOf }: Style): string[] => {
  const [, carets, label = ""] = CARETS.exec(line) ?? [];
  if (carets === undefined || textWidth(line, widthOf) <= columns) return [line];
  const hang = Math.max(4, Math.min(carets.indexOf("^"), columns - textWidth(label, widthOf)));
  // A terminal breaks the carets where it breaks the line above them.
  return [carets, ...wrap([{ text: " ".repeat(hang) }, { text: label }], { columns, widthOf, hang })];
};

const indented = (text: string, style: Style): string =>
  text
    .replace(/^\n/, "")
    .split(/\r?\n/)
    .flatMap((line) => (line === "" ? [""] : exampleRows(`    ${shownLine(line)}`, style)))
    .join("\n");

const exampleText = (example: Example, title: string, style: Style): string => {
  const wrapped = (line: string): string => wrap([{ text: line }], { ...style, hang: 2 }).join("\n");
  const { incorrect, correct, path, earlier, before } = example;
  const pages = examplePages(example);
  return [
    `${title}${path === undefined ? "" : ` (in ${path})`}`,
    ...(earlier ? [wrapped(`  ${earlierIntroduction(earlier)}`), indented(earlier.text, style), "  this"] : []),
    ...(before === undefined ? [] : [`  ${beforeIntroduction(before)}`, indented(before, style), "  and with it:"]),
    indented(incorrect, style),
    ...(pages.length === 0 ? [] : ["  where the pages say", indented(pages.join("\n"), style)]),
    "  reads",
    indented(correct, style),
  ].join("\n");
};

const FIX_TEXTS: Readonly<Record<AnyRule["fix"], string>> = {
  always: "always: --diff shows it, --fix makes it, with --unsafe-fixes where a person should look",
  sometimes: "sometimes: where only one answer is right; some need --unsafe-fixes",
  never: "never: only a person can tell",
};

/** A rule with its documentation and examples, as text for a terminal. */
export const explainRule = (rule: AnyRule, options: StyleOptions): string => {
  const style = styleOf(options);
  const { bold, dim } = style.colors;
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
  const examples = rule.examples.map((example, index) => exampleText(example, bold(`Example ${index + 1}`), style));
  const parts = [
    wrap([{ text: rule.id, paint: bold }, { text: `: ${rule.summary}` }], style).join("\n"),
    wrap([{ text: rule.why }], style).join("\n"),
    facts
      .flatMap(([name = "", text = ""]) =>
        wrap([{ text: name.padEnd(9), paint: dim }, { text: `  ${text}` }], { ...style, hang: 11 }),
      )
      .join("\n"),
    ...examples,
    `${bold("To let it stand")}, on the line before:\n    <!-- twir-lint-allow ${rule.id}: the reason -->`,
  ];
  return `${parts.join("\n\n")}\n`;
};
