import { test } from "vitest";
import { testRule } from "../../src/library/with-parser.ts";
import { rules } from "../../src/rules/index.ts";

test.each(rules.map((rule) => [rule.id, rule] as const))("%s does what its examples say", (_, rule) => testRule(rule));
