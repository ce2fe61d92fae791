/** Words that a word may be a slip of: what was meant when one key was pressed wrongly. */
import { typoBetween } from "./typo.ts";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
/** From this length on a letter in place of another is hardly another word. */
const LONG = 8;
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
  return word.length >= LONG && start > 1 && end > 1 && !VARIANTS.test(`${word[start]}${meant[start]}`);
};

/** The words from which the lower-case word may be a slip. */
export const meantBySlip = (
  word: string,
  { isWord, mayBegin }: { isWord(text: string): boolean; mayBegin(text: string): boolean },
): string[] => {
  const found = new Set<string>();
  const consider = (text: string): void => {
    if (isWord(text) && isSlip(word, text)) found.add(text);
  };
  for (let at = 1; at < word.length && mayBegin(word.slice(0, at)); at++) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    const rest = tail.slice(1);
    consider(head + rest);
    for (const letter of LETTERS) {
      consider(head + letter + tail);
      if (word.length >= LONG) consider(head + letter + rest);
    }
    if (tail.length > 1) consider(head + tail[1] + tail[0] + tail.slice(2));
  }
  return [...found];
};
