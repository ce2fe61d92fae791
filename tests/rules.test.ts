import { describe, expect, test } from "vitest";
import { checkExample } from "../src/engine/test-rule.ts";
import type { AnyRule } from "../src/rules/define-rule.ts";
import { rules } from "../src/rules/index.ts";

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (_, rule: AnyRule) => {
  test.each(rule.examples.map((example, index) => [index + 1, example] as const))("example %i", (_, example) => {
    for (const { what, actual, expected } of checkExample(rule, example, rules)) expect(actual, what).toEqual(expected);
  });
});
