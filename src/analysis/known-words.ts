/** Which words a dictionary knows, with those that are made of its words. */
import type { Dictionary } from "../text/dictionary.ts";
import { memoize, memoizeText } from "../text/memoize.ts";

/** The shortest part of a word that is made of two. */
const MIN_PART = 4;
const PREFIX = /^(?:un|re|pre|non|sub|de|co|up|multi|micro|meta|auto|anti|inter|over|out|dis|mis)(?=.{4})/;
/** A plural, and a third person. */
const PLURAL = /(?<!s|x|z|ch|sh|[^aeiou]y)s$/;
/** Of a stem that needs no letter doubled: `evented`, but not `formated`. */
const INFLECTION = /(?<![^aeiou][aeiou][^aeiouwxy])(?<!e)(?:ing|ed|er)$/;
const ADVERB = /(?<!ic|l)ly$/;

/** The words that the word may be made of with an ending. */
const stemsOf = (word: string): string[] => {
  const singular = word.replace(PLURAL, "");
  const uninflected = singular.replace(INFLECTION, "");
  return [
    singular,
    word.replace(/ies$/, "y"),
    singular.replace(PREFIX, ""),
    uninflected,
    // The `e` that was left out: `triaging`.
    ...(uninflected === singular ? [singular.replace(/(?:ing|ed|er)$/, "e")] : [`${uninflected}e`]),
    singular.replace(ADVERB, ""),
    singular.replace(/([ai])bility$/, "$1ble"),
  ];
};

/** Two words in one, such as `compiletest`. */
const isCompound = (word: string, { rankOf }: Dictionary): boolean => {
  for (let at = MIN_PART; at <= word.length - MIN_PART; at++)
    if (rankOf(word.slice(0, at)) === "everyday" && rankOf(word.slice(at)) === "everyday") return true;
  return false;
};

const knownBy = memoize((dictionary: Dictionary) => {
  const isListed = (word: string): boolean => dictionary.rankOf(word) !== undefined;
  return memoizeText(
    (word) => isListed(word) || stemsOf(word).some(isListed) || isCompound(word.replace(PLURAL, ""), dictionary),
  );
});

/** Whether the word in lower case is in the dictionary, or made of words that are. */
export const isKnownWord = (word: string, dictionary: Dictionary): boolean => knownBy(dictionary)(word);
