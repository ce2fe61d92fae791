/** Lints the text of an example in the surroundings of a real issue, with the facts that the example states. */
import { stripAnnotations } from "../rule/annotate.ts";
import type { AnyRule, Example } from "../rule/define-rule.ts";
import { type Brought, changeOf, factsOf } from "../rule/example-facts.ts";
import { EXAMPLE_PATH, placeExample } from "../rule/example-frame.ts";
import { rules as builtIn } from "../rules/index.ts";
import { SourceFile } from "../text/source-file.ts";
import { type Diagnostic, lint } from "./lint.ts";

/** The options under which an example of a rule is linted and fixed. */
export const exampleOptions = (rule: AnyRule, example: Example, brought: Brought) =>
  ({
    path: example.path ?? EXAMPLE_PATH,
    severity: { [rule.id]: "error" },
    author: example.author,
    facts: factsOf(example, brought),
    parser: brought.parser,
  }) as const;

/** All rules of the newsletter, and the given one in place of the one with its id. */
export const withBuiltIn = (rule: AnyRule): readonly AnyRule[] => [...builtIn.filter(({ id }) => id !== rule.id), rule];

/** The rules that must run for an example: what an allow comment allows is known only when the rules that it names run too. */
export const neededFor = (rule: AnyRule): readonly AnyRule[] => (rule.on === "allow" ? withBuiltIn(rule) : [rule]);

/** What the given rules find in a whole issue that was made from an example. */
export const lintExample = (
  rule: AnyRule,
  { example, brought, rules }: { example: Example; brought: Brought; rules: readonly AnyRule[] },
  text: string,
): readonly Diagnostic[] => {
  const options = exampleOptions(rule, example, brought);
  const source = new SourceFile(options.path, text);
  return lint(source, { ...options, rules, change: changeOf(example, source) }).diagnostics;
};

/** What a rule finds in the incorrect text of one of its examples. */
export const exampleFindings = (rule: AnyRule, example: Example, brought: Brought): readonly Diagnostic[] => {
  const { text } = placeExample(example, stripAnnotations(example.incorrect));
  return lintExample(rule, { example, brought, rules: neededFor(rule) }, text).filter((each) => each.rule === rule.id);
};
