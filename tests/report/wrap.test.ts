import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { type Piece, wrap } from "../../src/report/wrap.ts";

const rows = (text: string, columns: number, hang = 0): string[] =>
  wrap([{ text }], { columns, widthOf: stringWidth, hang });

describe("a text is wrapped", () => {
  test.each([
    ["between words", "one two three four", 9, ["one two", "three", "four"]],
    ["not when it fits", "one two", 7, ["one two"]],
    ["with its spaces at the beginning", "  one  two three", 10, ["  one  two", "three"]],
    [
      "around a word that is too long, which stays whole",
      "see https://a.example/b now",
      8,
      ["see", "https://a.example/b", "now"],
    ],
    [
      "not between a link's text and its URL",
      "* [One two](https://a.example)",
      20,
      ["* [One", "two](https://a.example)"],
    ],
    ["by columns, not characters", "🦀🦀 日本 e\u0301e\u0301", 6, ["🦀🦀", "日本", "e\u0301e\u0301"]],
    ["between wide characters", "日本語の本", 6, ["日本語", "の本"]],
  ])("%s", (_, text, columns, expected) => {
    expect(rows(text, columns)).toEqual(expected);
  });

  test("with its further rows below a label", () => {
    expect(rows("help: one two three", 12, 6)).toEqual(["help: one", "      two", "      three"]);
    // Another row would be no better.
    expect(rows("help: https://a.example", 12, 6)).toEqual(["help: https://a.example"]);
  });

  test("not at all without a terminal", () => {
    expect(rows("one two ".repeat(100), Number.POSITIVE_INFINITY)).toHaveLength(1);
  });
});

test("paint takes no columns, and each row is painted for itself", () => {
  const paint = (text: string): string => `<<<<${text}>>>>`;
  const pieces: Piece[] = [{ text: "a " }, { text: "bb cc dd", paint }, { text: " e" }];
  expect(wrap(pieces, { columns: 7, widthOf: stringWidth })).toEqual(["a <<<<bb cc>>>>", "<<<<dd>>>> e"]);
  expect(wrap(pieces, { columns: 12, widthOf: stringWidth })).toEqual(["a <<<<bb cc dd>>>> e"]);
});

test("no row is too long unless it is one word, and no word is lost", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "é", "\u2019", "b", "]", "("), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(word),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 10 }),
      (words, columns, hang) => {
        const text = words.join(" ");
        const wrapped = rows(text, columns, hang);
        expect(wrapped.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        const tooLong = wrapped.filter((row) => stringWidth(row) > columns && row.trim().includes(" "));
        // The first row has what begins before the hanging indent.
        expect(tooLong.filter((row) => row !== wrapped[0])).toEqual([]);
      },
    ),
  );
});
