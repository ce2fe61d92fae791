/** Which characters are escaped, each by itself and next to halves of others. */
import { expect, test } from "vitest";
import { clustersOf, replaceHidden } from "../../src/report/escape.ts";

const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu;
const shown = (character: string): string => `<${character.codePointAt(0)}>`;

test("those that Unicode calls controls, formats, separators of lines and halves, and no other", () => {
  const wrong: string[] = [];
  // Beyond the first two planes there are long runs of the same kind.
  for (let code = 0; code < 0x110000; code += code < 0x20000 ? 1 : 61) {
    const character = String.fromCodePoint(code);
    const text = `${character}a${character}🦀 \ud83d${character} ${character}\udc00`;
    if (replaceHidden(text, shown) !== text.replace(HIDDEN, shown)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

test("in clusters", () => {
  const texts = [...clustersOf("a🦀\u200b👩‍🔬\ud83d")].map(({ text }) => text);
  expect(texts).toEqual(["a", "🦀", "\\u{200b}", "👩‍🔬", "\\u{d83d}"]);
});
