import { table } from "../text/table.ts";
import type { Page } from "./page.ts";

/** Codes that ISO 639-1 has given up, or that name one written form of a language. */
const SAME = table<string>({ iw: "he", in: "id", ji: "yi", nb: "no", nn: "no" });

/** The language that a page says it is in: two letters of ISO 639-1, lower case. */
export const pageLanguage = ({ language = "" }: Page): string | undefined => {
  const code = /^([a-z]{2})(?:[-_]|$)/i.exec(language.trim())?.[1]?.toLowerCase();
  return code === undefined ? undefined : (SAME.get(code) ?? code);
};

const ENGLISH = new Set(
  "the of and to in is that it for was on are with as be this have from or by not but what which you can".split(" "),
);
/** Less of a text says too little. */
const FEWEST_WORDS = 20;
/** A quarter of an English text are such words, of any other hardly one in twenty. */
const ENGLISH_SHARE = 0.15;
const FOREIGN_SHARE = 0.06;

/** Whether the beginning of a page's text is in English; undefined when it does not say. */
export const looksEnglish = ({ excerpt = "" }: Page): boolean | undefined => {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{20}/u.test(excerpt)) return false;
  const words = excerpt.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < FEWEST_WORDS) return undefined;
  const share = words.filter((word) => ENGLISH.has(word)).length / words.length;
  return share >= ENGLISH_SHARE ? true : share <= FOREIGN_SHARE ? false : undefined;
};
