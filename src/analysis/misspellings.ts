/** Words of five letters or more, as a slug would spell them. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036F'’]/g, "")
    .toLowerCase()
    .match(/[a-z]{5,40}/g) ?? [];

/** Whether one letter more, one less or two swapped make one word of the other, before the end: endings are grammar. */
export const isSlip = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  if (start === 0 || end < 2) return false;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length + right.length === 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
};

export interface Slip {
  readonly inTitle: string;
  readonly elsewhere: string;
}

/** Words that the title and the path of a URL spell differently, when the path repeats the title otherwise. */
export const slipsBetween = (title: string, path: string): Slip[] => {
  const slug = wordsOf(path);
  const inTitle = wordsOf(title);
  const known = new Set(inTitle);
  const repeated = new Set(slug);
  const odd = inTitle.filter((word) => !repeated.has(word));
  if (inTitle.length - odd.length < 2 || odd.length > 5) return [];
  const unmatched = slug.filter((word) => !known.has(word)).slice(0, 50);
  return odd.flatMap((word) => {
    const other = unmatched.find((candidate) => isSlip(word, candidate));
    return other ? [{ inTitle: word, elsewhere: other }] : [];
  });
};

/** The one word that a title spells otherwise than the page's own title, when all its other words stand there too. */
export const slipInTitle = (written: readonly string[], onPage: readonly string[]): Slip | undefined => {
  const there = new Set(onPage);
  const [odd, ...more] = written.filter((word) => !there.has(word));
  if (odd === undefined || more.length > 0 || written.length < 3) return undefined;
  const here = new Set(written);
  const meant = onPage.find((word) => !here.has(word) && word.length >= 5 && isSlip(odd, word));
  return meant === undefined ? undefined : { inTitle: odd, elsewhere: meant };
};
