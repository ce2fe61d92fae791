/** Finds words that two texts about one page spell differently. */
import { typoBetween } from "../text/typo.ts";

/** Words of five letters or more, as a slug would spell them. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036F'’]/g, "")
    .toLowerCase()
    .match(/[a-z]{5,40}/g) ?? [];

/** Whether the word may be a misspelling of the other. Typos are not in the first letter, and other endings are grammar. */
export const isMisspelling = (word: string, meant: string): boolean => {
  const typo = typoBetween(word, meant);
  return typo !== undefined && typo.kind !== "other" && typo.start > 0 && typo.end >= 2;
};

export interface Misspelling {
  readonly inTitle: string;
  readonly elsewhere: string;
}

/** Words that the title and the path of a URL spell differently, when the path repeats the title otherwise. */
export const misspellingsBetween = (title: string, path: string): Misspelling[] => {
  const slug = wordsOf(path);
  const inTitle = wordsOf(title);
  const known = new Set(inTitle);
  const repeated = new Set(slug);
  const odd = inTitle.filter((word) => !repeated.has(word));
  if (inTitle.length - odd.length < 2 || odd.length > 5) return [];
  const unmatched = slug.filter((word) => !known.has(word)).slice(0, 50);
  return odd.flatMap((word) => {
    const other = unmatched.find((candidate) => isMisspelling(word, candidate));
    return other ? [{ inTitle: word, elsewhere: other }] : [];
  });
};

/** The one word that a title spells differently from the title of the page, when that has all its other words. */
export const misspellingInTitle = (written: readonly string[], onPage: readonly string[]): Misspelling | undefined => {
  const there = new Set(onPage);
  const [odd, ...more] = written.filter((word) => !there.has(word));
  if (odd === undefined || more.length > 0 || written.length < 3) return undefined;
  const here = new Set(written);
  const meant = onPage.find((word) => !here.has(word) && word.length >= 5 && isMisspelling(odd, word));
  return meant === undefined ? undefined : { inTitle: odd, elsewhere: meant };
};
