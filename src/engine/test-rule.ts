import { type AnyRule, type Example, factsOf } from "../rules/define-rule.ts";
import { EXAMPLE_PATH, placeExample } from "../rules/example-place.ts";
import { annotate, stripAnnotations } from "./annotate.ts";
import { type FixResult, fix } from "./fix.ts";
import { type Diagnostic, lint } from "./lint.ts";

/** What one example shows of its rule: hold each `actual` against its `expected`. */
export interface ExampleCheck {
  readonly what: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

const brief = ({ rule, message }: Diagnostic): string => `${rule}: ${message}`;

/**
 * All that must hold of an example: the rule reports exactly what its annotations say, the correct text is silent
 * under every rule, a fix of the one gives the other, and a second fix changes nothing.
 */
export const checkExample = (rule: AnyRule, example: Example, rules: readonly AnyRule[]): ExampleCheck[] => {
  const options = {
    path: example.path ?? EXAMPLE_PATH,
    severity: { [rule.id]: "error" },
    facts: factsOf(example),
  } as const;
  const incorrect = stripAnnotations(example.incorrect);
  const correct = stripAnnotations(example.correct);
  const before = placeExample(example, incorrect);
  const after = placeExample(example, correct);
  // What an allow comment keeps back is known only when the rules that it names run too.
  const needed = rule.on === "allow" ? rules : [rule];
  const found = lint(before.text, { ...options, rules: needed }).diagnostics.filter((each) => each.rule === rule.id);
  const local = found.map((diagnostic) => ({
    ...diagnostic,
    span: { start: diagnostic.span.start - before.start, end: diagnostic.span.end - before.start },
  }));
  const checks: ExampleCheck[] = [
    { what: "reports", actual: annotate(incorrect, local), expected: example.incorrect.replace(/^\n/, "") },
    {
      what: "correct text is silent",
      actual: lint(after.text, { ...options, rules }).diagnostics.map(brief),
      expected: [],
    },
  ];
  if (!found.some((diagnostic) => diagnostic.fix)) return checks;
  const fixed: FixResult = fix(before.text, { ...options, rules: needed, unsafe: true });
  checks.push({ what: "fix gives the correct text", actual: fixed.text, expected: after.text });
  checks.push({
    what: "second fix changes nothing",
    actual: fix(fixed.text, { ...options, rules, unsafe: true }).text,
    expected: fixed.text,
  });
  return checks;
};
