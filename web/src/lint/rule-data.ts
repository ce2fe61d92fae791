/** What the page tells of the rules; loaded when they are asked for. */
import { suggestedNames } from "../../../src/config/rule-names.ts";
import { type ExampleDetails, exampleTexts, type RuleDetails, ruleDetails } from "../../../src/report/rule-details.ts";
import { type AnnotatedLine, annotatedLines } from "../../../src/rule/annotate.ts";
import { rules } from "../../../src/rules/index.ts";

/** A text of an example, in lines with what is reported of them. */
export interface PageText {
  readonly introduction?: string;
  readonly lines: readonly AnnotatedLine[];
}

export interface PageExample {
  readonly path?: string;
  readonly texts: readonly PageText[];
}

export interface PageRule extends Omit<RuleDetails, "examples"> {
  readonly examples: readonly PageExample[];
}

const pageExample = (example: ExampleDetails): PageExample => ({
  path: example.path,
  texts: exampleTexts(example).map(({ introduction, text }) => ({
    introduction,
    lines:
      text === example.incorrect ? annotatedLines(text) : text.split("\n").map((line) => ({ text: line, notes: [] })),
  })),
});

export const pageRules = (): PageRule[] =>
  rules.map((rule) => {
    const details = ruleDetails(rule);
    return { ...details, examples: details.examples.map(pageExample) };
  });

/** The rules that a name which is none may stand for. */
export const similarRules = (name: string): string[] =>
  suggestedNames(
    name,
    rules.map(({ id }) => id),
  );
