/**
 * Letters, numbers and marks of all scripts. V8 takes up to a millisecond to compile a class such as `\p{L}`, and asks
 * for all its characters. Nearly all texts are of few blocks, whose letters are listed here, so that only the others need
 * such a class.
 */

/** The letters of the blocks in `COMMON`, as part of a class. */
const LETTERS = "A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
/** Their numbers. */
const NUMBERS = "0-9\\u00b2\\u00b3\\u00b9\\u00bc-\\u00be";
/** Latin, accents of their own, punctuation, arrows and most emoji. */
const COMMON =
  /^(?:[\u0000-\u024f\u2000-\u206f\u2190-\u21ff]|[\u0300-\u036f\ufe0f]|\ud83d[\udc00-\udfff]|\ud83e[\udc00-\udfef])*$/;

const LETTER = new RegExp(`[${LETTERS}]`);
const ONE_LETTER = new RegExp(`^[${LETTERS}]$`);
const LETTER_OR_NUMBER = new RegExp(`[${LETTERS}${NUMBERS}]`);
const OTHERS = new RegExp(`[^${LETTERS}${NUMBERS}]+`, "g");
const WORD = new RegExp(`[${LETTERS}${NUMBERS}]+(?:\\.[${NUMBERS}]+)*[+#]*`, "g");
const MARKS = /[\u0300-\u036f\ufe0f]+/g;

const isCommon = (text: string): boolean => COMMON.test(text);

export const hasLetter = (text: string): boolean => (isCommon(text) ? LETTER.test(text) : /\p{L}/u.test(text));

/** Whether it is one letter and nothing else. */
export const isLetter = (text: string): boolean => (isCommon(text) ? ONE_LETTER.test(text) : /^\p{L}$/u.test(text));

export const hasLetterOrNumber = (text: string): boolean =>
  isCommon(text) ? LETTER_OR_NUMBER.test(text) : /[\p{L}\p{N}]/u.test(text);

/** The text without all that is neither a letter nor a number. */
export const lettersAndNumbers = (text: string): string =>
  isCommon(text) ? text.replace(OTHERS, "") : text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The text without accents and other marks that are characters of their own. */
export const withoutMarks = (text: string): string =>
  isCommon(text) ? text.replace(MARKS, "") : text.replace(/\p{M}+/gu, "");

/** Runs of letters and numbers, the periods of versions and the signs of languages such as `C++` with them. */
export const wordsIn = (text: string): readonly string[] =>
  (isCommon(text) ? text.match(WORD) : text.match(/[\p{L}\p{N}]+(?:\.\p{N}+)*[+#]*/gu)) ?? [];
