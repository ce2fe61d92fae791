/** Letters, numbers and marks are those of Unicode, whichever way they are found. */
import { expect, test } from "vitest";
import {
  hasLetter,
  hasLetterOrNumber,
  isLetter,
  lettersAndNumbers,
  withoutMarks,
  wordsIn,
} from "../../src/text/letters.ts";

/** All characters of the first two planes, lone surrogates too, and some of the long runs beyond. */
const CHARACTERS = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => code < 0x20000 || code % 61 === 0)
  .map((code) => String.fromCodePoint(code));
/** Those of which the two say something else. */
const differing = (ours: (text: string) => unknown, unicode: (text: string) => unknown): string[] =>
  CHARACTERS.filter((character) => ours(character) !== unicode(character));

test("as Unicode has them, each character", () => {
  expect(differing(hasLetter, (text) => /\p{L}/u.test(text))).toEqual([]);
  expect(differing(isLetter, (text) => /\p{L}/u.test(text))).toEqual([]);
  expect(differing(hasLetterOrNumber, (text) => /[\p{L}\p{N}]/u.test(text))).toEqual([]);
  expect(differing(lettersAndNumbers, (text) => text.replace(/[^\p{L}\p{N}]/gu, ""))).toEqual([]);
  expect(differing(withoutMarks, (text) => text.replace(/\p{M}/gu, ""))).toEqual([]);
  const words = (text: string) => text.match(/[\p{L}\p{N}]+(?:\.\p{N}+)*[+#]*/gu)?.join("|") ?? "";
  expect(differing((text) => wordsIn(text).join("|"), words)).toEqual([]);
  expect(
    differing(
      (text) => wordsIn(`1.${text}#`).join("|"),
      (text) => words(`1.${text}#`),
    ),
  ).toEqual([]);
});

test("in texts of several", () => {
  expect([hasLetter("– 1 👋"), hasLetter("– a 👋"), hasLetter("… 中"), hasLetter("… 。")]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([isLetter("é"), isLetter("ab"), isLetter("中"), isLetter("中国"), isLetter("")]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(lettersAndNumbers("Crab’s 2½ Œuvre, №")).toBe("Crabs2½Œuvre");
  expect(lettersAndNumbers("Ржавчина, 2")).toBe("Ржавчина2");
  expect(withoutMarks("cafe\u0301 👋\ufe0f")).toBe("cafe 👋");
  expect(withoutMarks("и\u0306 cafe\u0301")).toBe("и cafe");
  expect(wordsIn("Rust 1.80.1: C++ & C# … done")).toEqual(["Rust", "1.80.1", "C++", "C#", "done"]);
  expect(wordsIn("Ржавчина 1.80")).toEqual(["Ржавчина", "1.80"]);
});
