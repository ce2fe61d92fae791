/** What is told of a rule on its page, as plain data: its documentation and its examples. */
import { stripAnnotations } from "../rule/annotate.ts";
import { type AnyRule, type Example, GROUPS } from "../rule/define-rule.ts";
import type { EarlierText } from "../rule/example-facts.ts";
import { sentence } from "../text/sentence.ts";
import { examplePages } from "./example-pages.ts";
import { explainedSeverity, sinceText } from "./rule-severity.ts";

/** A text of an example, and the words before it. */
export interface ExampleText {
  readonly introduction?: string;
  readonly text: string;
}

export interface ExampleDetails {
  /** The file that it stands in, where that matters. */
  readonly path?: string;
  /** What stood there in earlier issues, and before the change. */
  readonly context: readonly ExampleText[];
  /** Whether it shows what a change does. */
  readonly isChange: boolean;
  /** With lines of carets below what is reported. */
  readonly incorrect: string;
  /** What the linked pages say, one line a page. */
  readonly pages: readonly string[];
  readonly correct: string;
}

export interface RuleDetails {
  readonly id: string;
  /** Sentences. */
  readonly summary: string;
  readonly why: string;
  readonly group: string;
  readonly groupTitle: string;
  readonly severity: string;
  readonly fix: AnyRule["fix"];
  readonly since?: string;
  /** The address of the guideline that it comes from. */
  readonly source?: string;
  readonly examples: readonly ExampleDetails[];
  /** The comment that lets a finding of it stand. */
  readonly allow: string;
}

const withoutFirstBreak = (text: string): string => text.replace(/^\n/, "");

/** The words before the text that a change in an example begins with. */
export const beforeIntroduction = (before: string): string =>
  before.includes("\r\n") ? "Before the change, with CRLF at the ends of lines:" : "Before the change:";

/** The sentence before the earlier issue of an example. */
export const earlierIntroduction = ({ issues }: EarlierText): string =>
  issues === 1 ? "After an issue with" : `After ${issues} issues, each with another \`{date}\` and page, with`;

const exampleDetails = (example: Example): ExampleDetails => ({
  path: example.path,
  context: [
    ...(example.earlier ? [{ introduction: earlierIntroduction(example.earlier), text: example.earlier.text }] : []),
    ...(example.before === undefined
      ? []
      : [{ introduction: beforeIntroduction(example.before), text: example.before }]),
  ].map(({ introduction, text }) => ({ introduction, text: withoutFirstBreak(text) })),
  isChange: example.before !== undefined,
  incorrect: withoutFirstBreak(example.incorrect),
  pages: examplePages(example),
  correct: stripAnnotations(example.correct),
});

/** The texts of an example in the order in which they are read. */
export const exampleTexts = ({ context, isChange, incorrect, pages, correct }: ExampleDetails): ExampleText[] => [
  ...context,
  { introduction: isChange ? "and with it:" : undefined, text: incorrect },
  ...(pages.length === 0 ? [] : [{ introduction: "where the pages say", text: pages.join("\n") }]),
  { introduction: "reads", text: correct },
];

export const ruleDetails = (rule: AnyRule): RuleDetails => ({
  id: rule.id,
  summary: sentence(rule.summary),
  why: rule.why,
  group: rule.group,
  groupTitle: GROUPS[rule.group].title,
  severity: explainedSeverity(rule),
  fix: rule.fix,
  since: rule.since === undefined ? undefined : sinceText(rule.since),
  source: rule.source,
  examples: rule.examples.map(exampleDetails),
  allow: `<!-- twir-lint-allow ${rule.id}: the reason -->`,
});
