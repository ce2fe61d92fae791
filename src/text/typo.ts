/** The one definition of a typo: one key pressed wrongly. */
import { withoutAccents } from "./accents.ts";
import { isLetter } from "./letters.ts";

/** How a text differs from what was meant by one key pressed wrongly. */
export interface Typo {
  readonly kind: "missing" | "extra" | "other" | "swapped";
  /** How many characters the two begin with alike, and end with alike. */
  readonly start: number;
  readonly end: number;
}

/** Shorter texts are one letter apart by chance. */
const MIN_LENGTH = 6;
/** In UTF-16 units: accents may be characters of their own. */
const MAX_DIFFERENCE = 4;

const folded = (text: string): string => withoutAccents(text).toLowerCase();
const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/**
 * The one key pressed wrongly that makes the text of what was meant: a letter missing, too many, another, or swapped
 * with its neighbour. Undefined when they are the same but for case, or differ in more. Different
 * digits are different things, and accents are not compared.
 */
export const typoBetween = (text: string, meant: string): Typo | undefined => {
  if (Math.abs(text.length - meant.length) > MAX_DIFFERENCE) return undefined;
  const [one, other] = [folded(text), folded(meant)];
  if (one === other || Math.abs(one.length - other.length) > 1) return undefined;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  while (
    end < Math.min(one.length, other.length) - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end++;
  if (Math.max(one.length, other.length) - start - end > 2) return undefined;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (digitsOf(text) !== digitsOf(meant)) return undefined;
  if (left.length === 2 && right.length === 2)
    return left[0] === right[1] && left[1] === right[0] ? { kind: "swapped", start, end } : undefined;
  if (![left, right].every((letter) => letter === "" || isLetter(letter))) return undefined;
  return { kind: left === "" ? "missing" : right === "" ? "extra" : "other", start, end };
};

/** Whether the text may be a typo of what was meant, which is long enough that this is not by chance. */
export const isTypo = (text: string, meant: string): boolean =>
  meant.length >= MIN_LENGTH && typoBetween(text, meant) !== undefined;
