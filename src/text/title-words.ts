/** The words of titles, and how much of them two titles share. */
import { withoutMarks, wordsIn } from "./letters.ts";

/** Words that say nothing of what a title is about. */
const STOP_WORDS = new Set(
  "a an and are as at be by for from how in into is it its of on or that the this to what why with".split(" "),
);

/** No title has more, and drafts come from strangers. */
const MOST_WORDS = 60;

/** The words of a title as they are compared: without case, marks, punctuation, entities and the `v` of a version. */
export const titleWords = (title: string): string[] =>
  wordsIn(
    withoutMarks(
      title
        .slice(0, 1000)
        .replace(/&(?:#\w{1,8}|[a-z]\w{1,10});/gi, " ")
        .normalize("NFKD"),
    )
      .replace(/['’`\\]/g, "")
      .toLowerCase(),
  )
    .map((word) => word.replace(/^v(?=\d)/, ""))
    .slice(0, MOST_WORDS);

/** Whether the outer list has all words of the inner one, in their order. */
export const holdsInOrder = (outer: readonly string[], inner: readonly string[]): boolean => {
  let at = 0;
  for (const word of outer) if (word === inner[at]) at++;
  return at === inner.length;
};

const meaningful = (words: readonly string[]): Set<string> => {
  const others = words.filter((word) => !STOP_WORDS.has(word));
  return new Set(others.length > 0 ? others : words);
};

/** The share of the meaningful words of the shorter title that the longer one has too, from 0 to 1. */
export const sharedWords = (a: readonly string[], b: readonly string[]): number => {
  const [left, right] = [meaningful(a), meaningful(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
};

/** Most titles of the newsletter have it. */
const EVERYWHERE = new Set(["rust"]);
/** So much of the shorter title the other one has too where both are titles of one page. */
const ALIKE = 1 / 3;

/** Whether both may be the title of one page. */
export const areAlike = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((title) => titleWords(title).filter((word) => !EVERYWHERE.has(word)));
  return !left?.length || !right?.length || sharedWords(left, right) >= ALIKE;
};
