/** Finds words that two texts about one page spell differently. */
import { typoBetween } from "../text/typo.ts";

/** The words of five letters or more, as a slug would spell them: in lower case, without accents and apostrophes. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036F'’]/g, "")
    .toLowerCase()
    .match(/[a-z]{5,40}/g) ?? [];

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

/** The words that a title and the path of its URL spell differently; none unless the path repeats most of the title. */
export const misspellingsBetween = (title: string, path: string): Misspelling[] => {
  const pathWords = wordsOf(path);
  const titleWords = wordsOf(title);
  const inPath = new Set(pathWords);
  const inTitle = new Set(titleWords);
  const onlyInTitle = titleWords.filter((word) => !inPath.has(word));
  if (titleWords.length - onlyInTitle.length < 2 || onlyInTitle.length > 5) return [];
  const onlyInPath = pathWords.filter((word) => !inTitle.has(word)).slice(0, 50);
  return onlyInTitle.flatMap((word) => {
    const meant = onlyInPath.find((candidate) => isMisspelling(word, candidate));
    return meant ? [{ inTitle: word, elsewhere: meant }] : [];
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
