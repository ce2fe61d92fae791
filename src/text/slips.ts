/** Words that a word may be a slip of: what was meant when one key was pressed wrongly. */
import { type Dictionary, HEAD } from "./dictionary.ts";
import { typoBetween } from "./typo.ts";

/** From this length on a letter in place of another is hardly another word. */
const LONG = 8;
/** The index of the first letter that may stand in place of another. */
const FIRST_REPLACED = 2;
/** From these lengths on a letter may be missing, or be too many, before the last one. */
const [MISSING_BEFORE_LAST, EXTRA_BEFORE_LAST] = [7, 7];
/** A slip of its own: `successfull`. */
const DOUBLED_AT_END = /^.{5,}([a-z])\1$/;
/** `flickr`, `mirrord`. */
const NAME_WITHOUT_E = /[^aeiou][rd]$/;
/** Spelled either way. */
const VARIANTS = /^(?:sz|zs)$/;

/**
 * Whether the word may be a slip of what was meant, judged by where it is. Words that differ in the first letter are
 * different words, and a difference at the end is grammar (`borrow`, `borrows`) or a name (`mirrord`).
 */
export const isSlip = (word: string, meant: string): boolean => {
  const typo = typoBetween(word, meant);
  if (!typo || typo.start === 0) return false;
  const { kind, start, end } = typo;
  if (kind === "swapped") return end > 0;
  if (kind === "extra") return end > (word.length < EXTRA_BEFORE_LAST ? 1 : 0) || DOUBLED_AT_END.test(word);
  if (kind === "missing") return end > (word.length < MISSING_BEFORE_LAST || NAME_WITHOUT_E.test(word) ? 1 : 0);
  return word.length >= LONG && start >= FIRST_REPLACED && end > 1 && !VARIANTS.test(`${word[start]}${meant[start]}`);
};

/** The words of the dictionary from which the lower-case word may be a slip, by the alphabet. */
export const meantBySlip = (word: string, { beginningLike, endingLike }: Dictionary): string[] => {
  // Of what has its slip in the first letters, what stands behind them is known.
  const rests = [
    // A letter is missing,
    word.slice(HEAD - 1),
    // is another, or swapped with its neighbour,
    word.slice(HEAD),
    // is too many,
    word.slice(HEAD + 1),
    // or is swapped with the first one behind them.
    word.charAt(HEAD - 1) + word.slice(HEAD + 1),
  ];
  const found = [...rests.flatMap((rest) => endingLike(word.charAt(0), rest)), ...beginningLike(word)];
  return [...new Set(found)].filter((text) => isSlip(word, text)).sort();
};
