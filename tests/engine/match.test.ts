/** A rule's own pattern: the engine finds it in each target, and `check` is given what it matches. */
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, type Match } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";

const FIELDS = { group: "style", fix: "never", summary: "is there", why: "For this test." } as const;
const EXAMPLES = [{ incorrect: "", correct: "" }] as const;

/** What `check` of a rule for lines was given, call by call. */
const matchesOf = (match: RegExp, text: string): (readonly [line: number, match: Match])[] => {
  const given: (readonly [number, Match])[] = [];
  const rule = defineRule({
    ...FIELDS,
    id: "given",
    on: "line",
    match,
    examples: EXAMPLES,
    check({ index }, _, found) {
      given.push([index, found]);
      return [];
    },
  });
  lint(text, { rules: [rule] });
  return given;
};

describe("check is called", () => {
  const values = (match: RegExp) => matchesOf(match, "ab ab\n\nab\n").map(([line, { value }]) => `${line} ${value}`);

  test("with the first match of a target", () => {
    expect(values(/a./)).toEqual(["0 ab", "2 ab"]);
  });

  test("with each match in turn if the pattern has the flag `g`", () => {
    expect(values(/a./g)).toEqual(["0 ab", "0 ab", "2 ab"]);
  });

  test("not at all where there is none", () => {
    expect(values(/c/g)).toEqual([]);
    expect(values(/^$/)).toEqual(["1 ", "3 "]);
  });

  test("once for each empty match, also between the halves of what `u` takes for one character", () => {
    expect(matchesOf(/(?:)/gu, "a🦀b").map(([, { span }]) => span.start)).toEqual([0, 1, 3, 4]);
  });

  test("for every target, without a match, by a rule that has no pattern", () => {
    const calls: number[] = [];
    const check = (...given: unknown[]) => {
      calls.push(given.filter((each) => each !== undefined).length);
      return [];
    };
    lint("a\nb\n", { rules: [{ ...FIELDS, id: "plain", on: "line", examples: EXAMPLES, check } as AnyRule] });
    expect(calls).toEqual([2, 2, 2]);
  });
});

describe("the match", () => {
  test("has the positions in the file of the whole and of its groups", () => {
    const text = "* one\n* 🦀 [two](three)\n";
    const [[line, { span, value, groups }] = [0, undefined as never]] = matchesOf(/\[(\w+)\]\((\w+)\)(x)?/, text);
    expect(line).toBe(1);
    expect(value).toBe("[two](three)");
    expect(text.slice(span.start, span.end)).toBe(value);
    expect(groups.map((group) => group && text.slice(group.span.start, group.span.end))).toEqual([
      "two",
      "three",
      undefined,
    ]);
    expect(groups.map((group) => group?.value)).toEqual(["two", "three", undefined]);
  });

  test("is of the text of the target alone", () => {
    const given: string[] = [];
    const rule = defineRule({
      ...FIELDS,
      id: "in-link",
      on: "link",
      match: /b$/,
      examples: EXAMPLES,
      check(_target, _context, { value }) {
        given.push(value);
        return [];
      },
    });
    lint("b <https://a.example/b> https://a.example/b\n", { rules: [rule] });
    expect(given).toEqual(["b"]);
  });

  test("is not seen by a rule without a pattern", () => {
    defineRule({
      ...FIELDS,
      id: "typed",
      on: "line",
      examples: EXAMPLES,
      // @ts-expect-error: there is no third argument
      check: (_target, _context, _match) => [],
    });
  });
});

test("no rule keeps a position between two texts", () => {
  const global = /a/g;
  for (const text of ["a", "ba"]) expect(matchesOf(global, text)).toHaveLength(1);
  expect(global.lastIndex).toBe(0);
  expect(rules.filter(({ match }) => match?.sticky)).toEqual([]);
});
