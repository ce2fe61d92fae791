/** Judges how words are spelled, by a dictionary and the words that earlier issues use often. */
import type { Dictionary } from "../text/dictionary.ts";
import { memoize, memoizeText } from "../text/memoize.ts";
import { meantBySlip } from "../text/slips.ts";
import { isKnownWord } from "./known-words.ts";

/** What words are judged by. */
export interface Vocabulary {
  readonly dictionary: Dictionary;
  /** Whether several earlier titles have the word, so that it is no slip. */
  isUsedBySeveral(word: string): boolean;
  /** Whether so many have it that it counts as everyday. */
  isWellKnown(word: string): boolean;
}

/** What was meant by a misspelled word. */
export interface Meant {
  /** In lower case, by the alphabet; where some are everyday words, only these. */
  readonly words: readonly string[];
  /** Whether it is the only word that it may be a slip of, and one that everybody uses. */
  readonly isCertain: boolean;
}

/** An everyday word with one of these is everyday too. */
const NEGATION = /^(?:un|non)/;
/** Shorter words are one key apart by chance: from an everyday word, from a usual one, and a name from a usual one. */
const [MIN_EVERYDAY, MIN_USUAL, MIN_NAME_USUAL] = [6, 8, 11];
const [MIN_NAME, MIN_CERTAIN, MIN_CONTRACTION] = [8, 7, 4];

/** The contraction that the word is without its apostrophe. */
const contractionOf = (word: string, { dictionary }: Vocabulary): string | undefined =>
  [1, 2]
    .map((end) => `${word.slice(0, -end)}'${word.slice(-end)}`)
    .find((contraction) => dictionary.rankOf(contraction) !== undefined);

const slipsIn = memoize((dictionary: Dictionary) => memoizeText((word) => meantBySlip(word, dictionary)));

/** What the word, which no dictionary knows, may have been meant to be; undefined when it is like no other word. */
const meantBy = (word: string, isName: boolean, vocabulary: Vocabulary): Meant | undefined => {
  const contraction = contractionOf(word, vocabulary);
  if (contraction !== undefined) return isName ? undefined : { words: [contraction], isCertain: true };
  if (word.length < MIN_EVERYDAY) return undefined;
  const { dictionary, isWellKnown } = vocabulary;
  const isEveryday = (text: string): boolean => dictionary.rankOf(text) === "everyday" || isWellKnown(text);
  const takesUsual = word.length >= (isName ? MIN_NAME_USUAL : MIN_USUAL);
  const everyday = new Set<string>();
  const isWord = (text: string): boolean => {
    const rank = dictionary.rankOf(text);
    if (rank === undefined) return false;
    if (isEveryday(text) || isEveryday(text.replace(NEGATION, ""))) everyday.add(text);
    return everyday.has(text) || (rank === "usual" && takesUsual);
  };
  const meant = slipsIn(dictionary)(word).filter(isWord);
  if (meant.length === 0) return undefined;
  const likely = meant.filter((text) => everyday.has(text));
  const isCertain = meant.length === 1 && likely.length === 1 && !isName && word.length >= MIN_CERTAIN;
  return { words: likely.length > 0 ? likely : meant, isCertain };
};

/**
 * A function that tells what a word was meant to be, for which it is undefined when it is known, or like no other. With a
 * capital it may be a name.
 */
export const spelling = (vocabulary: Vocabulary): ((written: string) => Meant | undefined) => {
  return memoizeText((written) => {
    const word = written.toLowerCase();
    const isName = word !== written;
    if (word.length < (isName ? MIN_NAME : MIN_CONTRACTION)) return undefined;
    if (isKnownWord(word, vocabulary.dictionary) || vocabulary.isUsedBySeveral(word)) return undefined;
    return meantBy(word, isName, vocabulary);
  });
};
