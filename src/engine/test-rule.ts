/** Tests a rule with its examples. */
import { structuredPatch } from "diff";
import { annotate, stripAnnotations } from "../rule/annotate.ts";
import type { AnyRule, Example } from "../rule/define-rule.ts";
import type { Brought } from "../rule/example-facts.ts";
import { placeExample } from "../rule/example-frame.ts";
import { fix } from "./fix.ts";
import type { Diagnostic } from "./lint.ts";
import { exampleFindings, exampleOptions, lintExample, neededFor, withBuiltIn } from "./lint-example.ts";

/** One comparison of what an example shows with what it should show. */
interface Check {
  readonly what: string;
  readonly actual: string;
  readonly expected: string;
}

/** The result of one example: its checks, and how many of its findings have a fix. */
interface ExampleResult {
  readonly checks: readonly Check[];
  readonly findings: number;
  readonly fixes: number;
}

const NOTHING = "(nothing)";
const linesOf = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.map(({ rule, message }) => `${rule}: ${message}`).join("\n") || NOTHING;

/** The example's text with what is reported below each line, and what is reported elsewhere in its surroundings. */
const reported = (text: string, start: number, found: readonly Diagnostic[]): string => {
  const isInside = ({ span }: Diagnostic): boolean => start <= span.start && span.start <= start + text.length;
  const local = found.filter(isInside).map((diagnostic) => ({
    ...diagnostic,
    span: { start: diagnostic.span.start - start, end: diagnostic.span.end - start },
  }));
  const elsewhere = found.filter((each) => !isInside(each)).map(({ message }) => `(elsewhere in the issue) ${message}`);
  return [annotate(text, local), ...elsewhere].join("\n");
};

const show = (
  rule: AnyRule,
  example: Example,
  { rules, brought }: { rules: readonly AnyRule[]; brought: Brought },
): ExampleResult => {
  const options = exampleOptions(rule, example, brought);
  const incorrect = stripAnnotations(example.incorrect);
  const before = placeExample(example, incorrect);
  const after = placeExample(example, stripAnnotations(example.correct));
  const found = exampleFindings(rule, example, brought);
  const checks: Check[] = [
    {
      what: "reports",
      actual: reported(incorrect, before.start, found),
      expected: example.incorrect.replace(/^\n/, ""),
    },
    {
      what: "the correct text is silent",
      actual: linesOf(lintExample(rule, { example, brought, rules }, after.text)),
      expected: NOTHING,
    },
  ];
  const fixes = found.filter((diagnostic) => diagnostic.fix).length;
  if (fixes > 0) {
    const once = fix(before.text, { ...options, rules: neededFor(rule), unsafe: true }).text;
    const twice = fix(once, { ...options, rules, unsafe: true }).text;
    checks.push({ what: "the fix gives the correct text", actual: once, expected: after.text });
    checks.push({ what: "a second fix changes nothing", actual: twice, expected: once });
  }
  return { checks, findings: found.length, fixes };
};

/** Compares what the rule declares about its fixes with its examples. */
const checkDeclaredFix = ({ fix: declared }: AnyRule, results: readonly ExampleResult[]): Check => {
  const findings = results.reduce((sum, each) => sum + each.findings, 0);
  const fixes = results.reduce((sum, each) => sum + each.fixes, 0);
  const seen = fixes === 0 ? "never" : fixes === findings ? "always" : "sometimes";
  // Examples that all carry a fix can still belong to a rule that has none for other cases.
  const actual = declared === "sometimes" && seen === "always" ? declared : seen;
  return { what: "`fix` says what the examples show", actual, expected: declared };
};

const difference = ({ what, actual, expected }: Check): string => {
  const { hunks } = structuredPatch("", "", `${expected}\n`, `${actual}\n`, "", "", { context: 1 });
  return [`${what}:`, ...hunks.flatMap(({ lines }) => lines)].join("\n");
};

/**
 * Tests a rule with its examples, each in the surroundings of a real issue: the rule reports exactly what the
 * annotations say, the correct text is silent under all rules of the newsletter and this one, a fix of the incorrect
 * text gives the correct one, a second fix changes nothing, and `fix` says what the examples show.
 * @throws Error showing what differs, for any test runner
 * @throws RuleCrash when the rule itself throws
 */
export const testRule = (rule: AnyRule, brought: Brought): void => {
  const rules = withBuiltIn(rule);
  const results = rule.examples.map((example) => show(rule, example, { rules, brought }));
  const checks = results.flatMap((each, index) =>
    each.checks.map((check) => ({ ...check, what: `example ${index + 1}: ${check.what}` })),
  );
  const wrong = [...checks, checkDeclaredFix(rule, results)].filter(({ actual, expected }) => actual !== expected);
  if (wrong.length === 0) return;
  const title = `the examples of ${rule.id} do not hold (- what they say, + what is):`;
  throw new Error([title, ...wrong.map(difference)].join("\n\n"));
};
