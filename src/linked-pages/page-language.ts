/** The language of a page: as it declares it, and as its text looks. */
import { table } from "../text/table.ts";
import type { Page } from "./page.ts";

/** Codes that ISO 639-1 has withdrawn, or of one written form of a language. */
const ALIASES = table<string>({ iw: "he", in: "id", ji: "yi", nb: "no", nn: "no" });

/** The declared language: two letters of ISO 639-1, lower case. */
export const pageLanguage = ({ language = "" }: Page): string | undefined => {
  const code = /^([a-z]{2})(?:[-_]|$)/i.exec(language.trim())?.[1]?.toLowerCase();
  return code === undefined ? undefined : (ALIASES.get(code) ?? code);
};

const ENGLISH = new Set(
  "the of and to in is that it for was on are with as be this have from or by not but what which you can".split(" "),
);
/** A shorter text is too short to tell its language. */
const MIN_WORDS = 20;
/** In an English text a quarter of the words are such words, in others less than one in twenty. */
const ENGLISH_SHARE = 0.15;
const FOREIGN_SHARE = 0.06;

/** Whether the excerpt is in English; undefined when it is too short or not clear. */
export const looksEnglish = ({ excerpt = "" }: Page): boolean | undefined => {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{20}/u.test(excerpt)) return false;
  const words = excerpt.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < MIN_WORDS) return undefined;
  const share = words.filter((word) => ENGLISH.has(word)).length / words.length;
  return share >= ENGLISH_SHARE ? true : share <= FOREIGN_SHARE ? false : undefined;
};
