/** Finds words that two texts about one page spell differently. */
import type { Dictionary } from "../text/dictionary.ts";
import { typoBetween } from "../text/typo.ts";
import { isKnownWord } from "./known-words.ts";

/** In lower case, without accents and apostrophes, as a slug spells it. */
const slugOf = (word: string): string =>
  word
    .normalize("NFD")
    .replace(/[\u0300-\u036F'’]/g, "")
    .toLowerCase();

/** How German slugs write what has no letter of its own in ASCII. */
const DIGRAPHS: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const withDigraphs = (word: string): string =>
  word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => DIGRAPHS[letter] ?? letter);

const WORD = /[A-Za-z\u00c0-\u024f'’]{5,40}/g;
const IS_NAME = /^[A-Z]/;
const CAMEL_CASE = /[a-z][A-Z]/;

/**
 * Whether the word may be a misspelling of what was meant: a letter is missing, extra or swapped with its neighbour.
 * Words that differ in the first letter are different words, and a difference in the last two is grammar (`borrow`,
 * `borrows`).
 */
export const isMisspelling = (word: string, meant: string): boolean => {
  const typo = typoBetween(word, meant);
  return typo !== undefined && typo.kind !== "other" && typo.start > 0 && typo.end >= 2;
};

/** A word of the title of a link, and how it is spelled in the URL or on the page. */
export interface Misspelling {
  readonly inTitle: string;
  readonly elsewhere: string;
}

/**
 * The words that a title and the path of its URL spell differently; none unless the path repeats some of the title, or of
 * words that the dictionary knows: then the slip is in the URL.
 */
export const misspellingsBetween = (title: string, path: string, dictionary: Dictionary): Misspelling[] => {
  const titleWords = title.match(WORD) ?? [];
  const pathWords = slugOf(path).match(/[a-z]{5,40}/g) ?? [];
  const inPath = new Set(pathWords);
  const onlyInTitle = titleWords.filter((word) => !inPath.has(slugOf(word)) && !inPath.has(slugOf(withDigraphs(word))));
  const shared = titleWords.length - onlyInTitle.length;
  if (shared === 0 || onlyInTitle.length > 5) return [];
  const inTitle = new Set(titleWords.map(slugOf));
  const onlyInPath = pathWords.filter((word) => !inTitle.has(word)).slice(0, 50);
  return onlyInTitle.flatMap((written) => {
    const word = slugOf(written);
    // Hardly any word has one, and to ask the dictionary takes longer.
    const similar = onlyInPath.filter((other) => isMisspelling(word, other));
    if (similar.length === 0 || CAMEL_CASE.test(written) || isKnownWord(word, dictionary)) return [];
    const isName = shared > 1 && IS_NAME.test(written);
    const meant = similar.find((other) => isName || isKnownWord(other, dictionary));
    return meant ? [{ inTitle: written, elsewhere: meant }] : [];
  });
};

/**
 * The one word that a title spells differently from the title of the page; undefined unless that has all other words.
 * @param written the words of the title in the issue
 * @param onPage the words of the title of the page
 */
export const misspellingInTitle = (written: readonly string[], onPage: readonly string[]): Misspelling | undefined => {
  const pageWords = new Set(onPage);
  const [unmatched, ...more] = written.filter((word) => !pageWords.has(word));
  if (unmatched === undefined || more.length > 0 || written.length < 3) return undefined;
  const writtenWords = new Set(written);
  const meant = onPage.find((word) => !writtenWords.has(word) && word.length >= 5 && isMisspelling(unmatched, word));
  return meant === undefined ? undefined : { inTitle: unmatched, elsewhere: meant };
};
