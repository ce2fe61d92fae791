import { expect, test } from "vitest";
import { matchesOf } from "../../src/text/matches.ts";

const TEXT = "a\u{1f600}xxb\u{1f600}\ud83dx";

test.each([/x/g, /x*/g, /x*/gu, /\u{1f600}?/gu, /\b/g, /$/gu, /y/g])(
  "%s is found where matchAll finds it",
  (pattern) => {
    expect(matchesOf(TEXT, pattern)).toEqual([...TEXT.matchAll(pattern)]);
  },
);

test("a pattern may be asked again before its matches are used, and begins anew", () => {
  const pattern = /x/g;
  pattern.exec("xx");
  const [first, second] = [matchesOf("xx", pattern), matchesOf("x", pattern)];
  expect([first.length, second.length, pattern.lastIndex]).toEqual([2, 1, 0]);
});

test("a pattern that would be found at one place for ever is refused", () => {
  expect(() => matchesOf(TEXT, /x/)).toThrow(TypeError);
});
