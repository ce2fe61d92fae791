/** One defect is told once: where two rules report the same characters, the one that knows better speaks alone. */
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";

const finds = (id: string, pattern: RegExp, yieldsTo?: readonly string[]): AnyRule =>
  defineRule({
    id,
    on: "issue",
    match: pattern,
    group: "style",
    fix: "never",
    yieldsTo,
    summary: "for this test",
    why: "For this test.",
    examples: [{ incorrect: "", correct: "" }],
    *check(_target, _context, { span }) {
      yield { span, message: `found by ${id}` };
    },
  });

const TEXT = "one two three two\n";
const better = finds("better", /two three/g);
const idsOf = (list: readonly AnyRule[], text = TEXT, options = {}): string[] =>
  lint(text, { ...options, rules: list }).diagnostics.map(({ rule, span }) => `${rule} ${span.start}`);

describe("a finding is dropped", () => {
  test("where it shares a character with one of a rule that it yields to, and only there", () => {
    expect(idsOf([finds("worse", /two/g, ["better"]), better])).toEqual(["better 4", "worse 14"]);
    expect(idsOf([finds("worse", /one two/g, ["better"]), better])).toEqual(["better 4"]);
    expect(idsOf([finds("worse", /one /g, ["better"]), better])).toEqual(["worse 0", "better 4"]);
    expect(idsOf([finds("worse", /two/g), better])).toEqual(["worse 4", "better 4", "worse 14"]);
  });

  test("whichever rule runs first, and among many", () => {
    const text = "ab ".repeat(500);
    const list = [finds("better", /a/g), finds("worse", /[ab]+/g, ["other", "better"])];
    for (const each of [list, list.toReversed()])
      expect(new Set(idsOf(each, text).map((id) => id.split(" ")[0]))).toEqual(new Set(["better"]));
  });

  test("also inside a long span that began far before", () => {
    const list = [finds("better", /.+/gs), finds("worse", /three/g, ["better"])];
    expect(idsOf(list)).toEqual(["better 0"]);
  });

  test("not when the other rule does not run", () => {
    expect(idsOf([finds("worse", /two/g, ["better"]), better], TEXT, { ignore: ["better"] })).toEqual([
      "worse 4",
      "worse 14",
    ]);
  });

  test("also when a comment allows the other one: the defect is known, and a comment for this one is unused", () => {
    const [worse, ...others] = [finds("worse", /two three/g, ["better"]), better, ...rules];
    const allowing = (id: string) => `<!-- twir-lint-allow ${id}: it is meant -->\n${TEXT}`;
    const select = { select: ["better", "worse", "unused-allow"] };
    const of = (text: string) => lint(text, { ...select, rules: [worse as AnyRule, ...others] });
    expect(of(allowing("better"))).toMatchObject({ diagnostics: [], allowed: [{ rule: "better" }] });
    expect(of(allowing("worse")).diagnostics.map(({ rule }) => rule)).toEqual(["unused-allow", "better"]);
  });
});

describe("the rules of the newsletter", () => {
  const ids = new Set(rules.map(({ id }) => id));
  const yielding = new Map(rules.map(({ id, yieldsTo = [] }) => [id, yieldsTo]));

  test("yield to rules that there are", () => {
    expect([...yielding.values()].flat().filter((id) => !ids.has(id))).toEqual([]);
    expect([...yielding.values()].flat().length).toBeGreaterThan(5);
  });

  test("never yield to each other, so that nothing is dropped on both sides", () => {
    const above = (id: string): string[] => (yielding.get(id) ?? []).flatMap((each) => [each, ...above(each)]);
    expect([...ids].filter((id) => above(id).includes(id))).toEqual([]);
  });
});
