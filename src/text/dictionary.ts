/** A dictionary in a form that is searched as it is stored: which words there are, and how usual each is. */

/** `everyday` words are in everybody's vocabulary, `usual` ones in that of most. */
export type Rank = "everyday" | "usual" | "rare";

/** What is asked of a dictionary. */
export interface Dictionary {
  /** How usual the word is, which is given in lower case; undefined if it is not known. */
  rankOf(word: string): Rank | undefined;
}

/** Without words: what a rule sees that was given no dictionary. */
export const NO_DICTIONARY: Dictionary = { rankOf: () => undefined };

const RANKS: readonly Rank[] = ["everyday", "usual", "rare"];
/** Words that begin with the same letters are one line. */
const HEAD = 3;
/** Behind a word that is listed with an `s` too. */
const WITH_S = "+";

/**
 * A line for all words that begin with the same letters: these, and for each rank a bar and the rests of its words, each
 * between commas: `cat|,alog+,ch,|,hode+,|,kin,`. What is another word with an `s` has no entry of its own.
 */
export const encodeWords = (words: ReadonlyMap<string, Rank>): string[] => {
  const isWithS = (word: string): boolean => {
    const stem = word.slice(0, -1);
    return word === `${stem}s` && word.length > HEAD && words.has(word) && words.has(stem) && !isWithS(stem);
  };
  const lines = new Map<string, Map<Rank, string[]>>();
  for (const [word, rank] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isWithS(word)) continue;
    const head = word.slice(0, HEAD);
    const ranks = lines.get(head) ?? new Map(RANKS.map((each) => [each, [""]]));
    lines.set(head, ranks);
    ranks.get(rank)?.push(word.slice(HEAD) + (isWithS(`${word}s`) ? WITH_S : ""));
  }
  const listed = (rests: readonly string[]): string => (rests.length > 1 ? `${rests.join(",")},` : "");
  return [...lines].map(([head, ranks]) => [head, ...[...ranks.values()].map(listed)].join("|"));
};

/** The dictionary of these lines. They are searched rather than decoded: an issue has few of their words. */
export const wordsIn = (lines: readonly string[]): Dictionary => {
  const byHead = new Map(lines.map((line) => [line.slice(0, HEAD), line]));
  const rankAt = (line: string, entries: readonly string[]): Rank | undefined => {
    const at = entries.map((entry) => line.indexOf(`,${entry},`)).find((index) => index >= 0);
    return at === undefined ? undefined : RANKS[line.slice(HEAD + 1, at).split("|").length - 1];
  };
  return {
    rankOf: (word) => {
      const line = byHead.get(word.slice(0, HEAD));
      if (line === undefined || word.length < HEAD) return undefined;
      const rest = word.slice(HEAD);
      const entries = [rest, `${rest}${WITH_S}`];
      return rankAt(line, word.endsWith("s") && rest !== "" ? [...entries, `${rest.slice(0, -1)}${WITH_S}`] : entries);
    },
  };
};

/** A dictionary that is loaded when it is asked for the first time. */
export const lazyDictionary = (load: () => Dictionary): Dictionary => {
  let loaded: Dictionary | undefined;
  return {
    rankOf: (word) => {
      loaded ??= load();
      return loaded.rankOf(word);
    },
  };
};
