/** A dictionary in a form that is searched as it is stored: which words there are, and how usual each is. */

/** `everyday` words are in everybody's vocabulary, `usual` ones in that of most. */
export type Rank = "everyday" | "usual" | "rare";

/** What is asked of a dictionary. */
export interface Dictionary {
  /** How usual the word is, which is given in lower case; undefined if it is not known. */
  rankOf(word: string): Rank | undefined;
  /** Whether a word may begin with the text; where it is false, none does. */
  mayBegin(text: string): boolean;
}

/** Without words: what a rule sees that was given no dictionary. */
export const NO_DICTIONARY: Dictionary = { rankOf: () => undefined, mayBegin: () => false };

const RANKS: readonly Rank[] = ["everyday", "usual", "rare"];
/** Words that begin with the same letters are one line. */
const HEAD = 3;
/** Behind a word that is listed with an `s` too. */
const WITH_S = "+";
const IN_WORD = /[a-z']/;

/** How the rest of a word is stored: with a capital, which is where it begins and is quicker to find than a separator. */
const entryOf = (rest: string): string => (rest >= "a" ? rest.charAt(0).toUpperCase() + rest.slice(1) : `@${rest}`);

/**
 * A line for all words that begin with the same letters: these, and for each rank a bar and the rests of its words:
 * `cat|Alog+Ch|Hode+|Kin`. A word that is another of its rank with an `s` has no entry of its own.
 */
export const encodeWords = (words: ReadonlyMap<string, Rank>): string[] => {
  const isWithS = (word: string): boolean => {
    const stem = word.slice(0, -1);
    const isPlural =
      word === `${stem}s` && stem.length >= HEAD && words.has(word) && words.get(stem) === words.get(word);
    return isPlural && !isWithS(stem);
  };
  const lines = new Map<string, Map<Rank, string>>();
  for (const [word, rank] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isWithS(word)) continue;
    const head = word.slice(0, HEAD);
    const ranks = lines.get(head) ?? new Map(RANKS.map((each) => [each, ""]));
    const entry = entryOf(word.slice(HEAD)) + (isWithS(`${word}s`) ? WITH_S : "");
    lines.set(head, ranks.set(rank, `${ranks.get(rank)}${entry}`));
  }
  return [...lines].map(([head, ranks]) => [head, ...ranks.values()].join("|"));
};

/** Where the line has the entry, with what stands behind it; -1 where it has not. */
const find = (line: string, entry: string, isEnd: (behind: string) => boolean): number => {
  let at = line.indexOf(entry, HEAD);
  while (at >= 0 && !isEnd(line.charAt(at + entry.length))) at = line.indexOf(entry, at + 1);
  return at;
};

/** The dictionary of these lines. They are searched rather than decoded: an issue has few of their words. */
export const wordsIn = (lines: readonly string[]): Dictionary => {
  const byHead = new Map(lines.map((line) => [line.slice(0, HEAD), line]));
  const indexIn = (line: string, rest: string): number => {
    const at = find(line, entryOf(rest), (behind) => !IN_WORD.test(behind));
    if (at >= 0 || !rest.endsWith("s")) return at;
    return find(line, entryOf(rest.slice(0, -1)), (behind) => behind === WITH_S);
  };
  return {
    rankOf: (word) => {
      const line = byHead.get(word.slice(0, HEAD));
      const at = line === undefined ? -1 : indexIn(line, word.slice(HEAD));
      return line === undefined || at < 0 ? undefined : RANKS[line.slice(HEAD + 1, at).split("|").length - 1];
    },
    mayBegin: (text) => {
      if (text.length < HEAD) return true;
      const line = byHead.get(text.slice(0, HEAD));
      return line !== undefined && (text.length === HEAD || line.includes(entryOf(text.slice(HEAD))));
    },
  };
};

/** A dictionary that is loaded when it is asked for the first time. */
export const lazyDictionary = (load: () => Dictionary): Dictionary => {
  let loaded: Dictionary | undefined;
  const dictionary = (): Dictionary => {
    loaded ??= load();
    return loaded;
  };
  return { rankOf: (word) => dictionary().rankOf(word), mayBegin: (text) => dictionary().mayBegin(text) };
};
