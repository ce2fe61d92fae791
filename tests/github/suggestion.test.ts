/** A suggestion is exactly the repair of what its remark says, or there is none. */
import { describe, expect, test } from "vitest";
import { remarksOf, withSuggestions } from "../../src/github/remarks.ts";
import { type AnyRule, safeFix, unsafeFix } from "../../src/rule/define-rule.ts";
import { deletion, insertion } from "../../src/text/edit.ts";
import { judged, ruleFor } from "../support/judged.ts";

const replacing = (word: string, by: string): AnyRule =>
  ruleFor(`no-${word}`, new RegExp(word), (span) => ({ fix: safeFix("put it right", { span, text: by }) }));

const bad = replacing("bad", "good");
const worse = replacing("worse", "better");

const suggestions = (before: string, after: string, rules: readonly AnyRule[], patch?: string) =>
  withSuggestions(remarksOf([judged(before, after, rules, patch)])).map(({ line, suggestion }) => [line, suggestion]);

describe("it holds", () => {
  test("the line with all that its remark says put right", () => {
    expect(suggestions("a\n", "a\none bad worse line\n", [bad, worse])).toEqual([
      [2, { first: 2, last: 2, lines: ["one good better line"] }],
    ]);
  });

  test("nothing of what another remark says", () => {
    expect(suggestions("a\n", "a\nbad\nworse\n", [bad, worse])).toEqual([
      [2, { first: 2, last: 2, lines: ["good"] }],
      [3, { first: 3, last: 3, lines: ["better"] }],
    ]);
  });

  test("no line where the repair deletes it, and one empty line where it empties it", () => {
    const remove = ruleFor("gone", /^bad$/, (span) => ({
      fix: safeFix("remove it", deletion(span.start, span.end + 1)),
    }));
    const blank = ruleFor("blank", /^bad$/, (span) => ({ fix: safeFix("empty it", { span, text: "" }) }));
    expect(suggestions("a\nb\n", "a\nbad\nb\n", [remove], "@@ -1,2 +1,3 @@\n a\n+bad\n b")).toEqual([
      [2, { first: 2, last: 2, lines: [] }],
    ]);
    expect(suggestions("a\nb\n", "a\nbad\nb\n", [blank])).toEqual([[2, { first: 2, last: 2, lines: [""] }]]);
  });

  test("the line again where the repair puts one before it", () => {
    const insert = ruleFor("glued", /bad/, (span) => ({ fix: safeFix("part them", insertion(span.start, "\n")) }));
    expect(suggestions("a\n", "a\nbad\n", [insert])).toEqual([[2, { first: 2, last: 2, lines: ["", "bad"] }]]);
  });

  test("several lines where one repair changes them", () => {
    const pair = ruleFor("pair", /^bad$/, (span) => ({
      fix: safeFix("swap", { span, text: "one" }, { span: { start: span.end + 1, end: span.end + 4 }, text: "two" }),
    }));
    expect(suggestions("a\n", "a\nbad\nold\n", [pair])).toEqual([[2, { first: 2, last: 3, lines: ["one", "two"] }]]);
  });
});

describe("there is none", () => {
  const none = (before: string, after: string, rules: readonly AnyRule[], patch?: string) =>
    expect(suggestions(before, after, rules, patch).map(([, suggestion]) => suggestion));

  test("without a safe repair", () => {
    const unsafe = ruleFor("unsafe", /bad/, (span) => ({ fix: unsafeFix("remove it", { span, text: "" }) }));
    none("a\n", "a\nbad\n", [unsafe]).toEqual([undefined]);
    none("a\n", "a\nbad\n", [ruleFor("plain", /bad/)]).toEqual([undefined]);
  });

  test("in a file with CRLF", () => none("a\r\n", "a\r\nbad\r\n", [bad]).toEqual([undefined]));
  test("with one CRLF", () => none("a\r\nb\n", "a\r\nb\nbad\n", [bad]).toEqual([undefined]));
  test("for the last line without its newline", () => none("a\n", "a\nbad", [bad]).toEqual([undefined]));

  test("for lines that are not in the diff, or with a deleted line between them", () => {
    const pair = ruleFor("pair", /^bad$/, (span) => ({
      fix: safeFix("swap", { span, text: "one" }, { span: { start: span.end + 1, end: span.end + 4 }, text: "two" }),
    }));
    const [before, after] = ["a\nold\n", "a\nbad\nold\n"];
    none(before, after, [pair], "@@ -1,2 +1,2 @@\n a\n+bad").toEqual([undefined]);
    none(before, after, [pair], "@@ -1,3 +1,3 @@\n a\n+bad\n-gone\n old").toEqual([undefined]);
    none(before, after, [pair], "@@ -1,2 +1,3 @@\n a\n+bad\n old").toEqual([
      expect.objectContaining({ first: 2, last: 3 }),
    ]);
  });

  test("that causes a finding: on what it writes, or another in the syntax of its line", () => {
    const other = ruleFor("other", /good/);
    const hint = ruleFor("hint", /good/, () => ({ confidence: "possible" }));
    for (const rule of [other, hint]) none("a\n", "a\nbad\n", [bad, rule]).toEqual([undefined]);
    const broken = ruleFor("broken", /^x [^b]/, undefined, "syntax");
    none("a\n", "a\nx bad\n", [bad, broken]).toEqual([undefined]);
  });

  test("that is no reason for what was there before, or is merely uncovered", () => {
    const stays = ruleFor("stays", /line/);
    const uncovered = ruleFor("uncovered", /(?<=good.*)line/);
    for (const rule of [stays, uncovered])
      none("a\n", "a\nbad line\n", [bad, rule]).toEqual([expect.objectContaining({ lines: ["good line"] })]);
  });

  test("that one cannot see, or is too long to be read", () => {
    none("a\n", "a\nbad\n", [replacing("bad", "g\u202eood")]).toEqual([undefined]);
    none("a\n", `a\nbad ${"x".repeat(3000)}\n`, [bad]).toEqual([undefined]);
  });

  test("for lines that the suggestion of a graver remark replaces", () => {
    const pair = ruleFor("pair", /^bad$/, (span) => ({
      fix: safeFix("swap", { span, text: "one" }, { span: { start: span.end + 1, end: span.end + 4 }, text: "two" }),
    }));
    const old = ruleFor("old", /^old$/, (span) => ({ fix: safeFix("renew", { span, text: "new" }) }), "style");
    expect(suggestions("a\n", "a\nbad\nold\n", [pair, old])).toEqual([
      [2, { first: 2, last: 3, lines: ["one", "two"] }],
      [3, undefined],
    ]);
  });
});
