/** Words that say nothing of what a title is about. */
const SMALL = new Set(
  "a an and are as at be by for from how in into is it its of on or that the this to what why with".split(" "),
);

/** As many as a title has; more is hostile. */
const MOST_WORDS = 60;

/** The words of a title as they are compared: without case, marks, punctuation, entities and the `v` of a version. */
export const titleWords = (title: string): string[] =>
  (
    title
      .slice(0, 1000)
      .replace(/&(?:#\w{1,8}|[a-z]\w{1,10});/gi, " ")
      .normalize("NFKD")
      .replace(/[\p{M}'’`\\]/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:\.\p{N}+)*[+#]*/gu) ?? []
  )
    .map((word) => word.replace(/^v(?=\d)/, ""))
    .slice(0, MOST_WORDS);

/** Whether the one has all words of the other, in their order. */
export const holdsInOrder = (outer: readonly string[], inner: readonly string[]): boolean => {
  let at = 0;
  for (const word of outer) if (word === inner[at]) at++;
  return at === inner.length;
};

const meaningful = (words: readonly string[]): Set<string> => {
  const large = words.filter((word) => !SMALL.has(word));
  return new Set(large.length > 0 ? large : words);
};

/** How much of what the shorter title is about the longer one has too: 0 to 1. */
export const sharedWords = (a: readonly string[], b: readonly string[]): number => {
  const [left, right] = [meaningful(a), meaningful(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
};
