import { withoutAccents } from "./accents.ts";

const MIN_LENGTH = 6;
/** In UTF-16 units: accents may be characters of their own. */
const MOST_DIFFERENCE = 4;
const plain = (text: string): string => withoutAccents(text).toLowerCase();
const digitsOf = (text: string): string => text.replace(/\D+/g, "");

/** What of two texts differs, without what they begin and end with alike. */
const middles = (a: string, b: string): [string, string] => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
};

/**
 * Whether one text may be the other with one key pressed wrongly: a letter more, less, other, or swapped with
 * its neighbour. Other digits are another thing, and case and accents are a matter of taste, not a slip.
 */
export const isTypo = (text: string, meant: string): boolean => {
  if (meant.length < MIN_LENGTH || text === meant || Math.abs(text.length - meant.length) > MOST_DIFFERENCE)
    return false;
  const [one, other] = [plain(text), plain(meant)];
  if (Math.abs(one.length - other.length) > 1) return false;
  const [left, right] = middles(one, other);
  if (left.length + right.length > 4 || left === right || digitsOf(text) !== digitsOf(meant)) return false;
  if (left.length <= 1 && right.length <= 1) return /^\p{L}?$/u.test(left) && /^\p{L}?$/u.test(right);
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};
