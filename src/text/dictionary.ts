/** A dictionary in a form that is searched as it is stored: which words there are, and how usual each is. */
import { memoizeText } from "./memoize.ts";
import { partitionPoint } from "./span.ts";

/** `everyday` words are in everybody's vocabulary, `usual` ones in that of most. */
export type Rank = "everyday" | "usual" | "rare";

/** What is asked of a dictionary. */
export interface Dictionary {
  /** How usual the word is, which is given in lower case; undefined if it is not known. */
  rankOf(word: string): Rank | undefined;
  /**
   * The words that begin with the same `HEAD` letters as the word, and are as long, or one letter longer or shorter; in
   * no order, and with it, if it is one.
   */
  beginningLike(word: string): readonly string[];
}

/** Without words: what a rule sees that was given no dictionary. */
export const NO_DICTIONARY: Dictionary = { rankOf: () => undefined, beginningLike: () => [] };

const RANKS: readonly Rank[] = ["everyday", "usual", "rare"];
/** Words that begin with so many letters in common are one line. */
export const HEAD = 3;
/** Behind a word that is listed with an `s` too. */
const WITH_S = "+";
const [APOSTROPHE, A, Z] = [39, 97, 122];
const CASE = 32;
/** The rest of a word as it is stored, with what stands for the same word with an `s`. */
const ENTRY = /[@A-Z][a-z']*\+?/g;

/** How the rest of a word is stored: with a capital, which is where it begins and is quicker to find than a separator. */
const entryOf = (rest: string): string =>
  rest >= "a" ? String.fromCharCode(rest.charCodeAt(0) - CASE) + rest.slice(1) : `@${rest}`;

/** Whether an entry goes on with this unit, which is `NaN` behind the line. */
const isInWord = (unit: number): boolean => unit === APOSTROPHE || (unit >= A && unit <= Z);

/**
 * A line for all words that begin with the same letters: these, and for each rank a bar and the rests of its words:
 * `cat|Alog+Ch|Hode+|Kin`. A word that is another of its rank with an `s` has no entry of its own. The lines are sorted.
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

/** Where the line has the entry with these units behind it; -1 where it has not. */
const find = (line: string, entry: string, isEnd: (unit: number) => boolean): number => {
  let at = line.indexOf(entry, HEAD);
  while (at >= 0 && !isEnd(line.charCodeAt(at + entry.length))) at = line.indexOf(entry, at + 1);
  return at;
};

const isBehindWord = (unit: number): boolean => !isInWord(unit);
const isWithS = (unit: number): boolean => unit === WITH_S.charCodeAt(0);

/** Where the line has the word that it is the line of; -1 where it has not. */
const indexIn = (line: string, word: string): number => {
  const at = find(line, entryOf(word.slice(HEAD)), isBehindWord);
  return at >= 0 || !word.endsWith("s") || word.length <= HEAD
    ? at
    : find(line, entryOf(word.slice(HEAD, -1)), isWithS);
};

/** The words of an entry: one, or two where it is listed with an `s` too. */
const wordsOf = (entry: string, head: string): string[] => {
  const rest = entry.startsWith("@") ? entry.slice(1) : entry.charAt(0).toLowerCase() + entry.slice(1);
  if (!rest.endsWith(WITH_S)) return [head + rest];
  const word = head + rest.slice(0, -1);
  return [word, `${word}s`];
};

/** The dictionary of these sorted lines. They are searched rather than decoded: an issue has few of their words. */
export const wordsIn = (lines: readonly string[]): Dictionary => {
  const lineOf = memoizeText((head) => {
    const line = lines[partitionPoint(lines, (each) => each < head)];
    return head.length === HEAD && line?.startsWith(head) ? line : undefined;
  });
  const entriesOf = memoizeText((head) => lineOf(head)?.match(ENTRY) ?? []);
  return {
    rankOf: (word) => {
      const line = lineOf(word.slice(0, HEAD));
      const at = line === undefined ? -1 : indexIn(line, word);
      if (line === undefined || at < 0) return undefined;
      const usual = line.indexOf("|", HEAD + 1);
      if (at < usual) return "everyday";
      return at < line.indexOf("|", usual + 1) ? "usual" : "rare";
    },
    beginningLike: (word) => {
      const head = word.slice(0, HEAD);
      const isNear = (text: string): boolean => Math.abs(text.length - word.length) <= 1;
      // An entry is up to two units longer or shorter than the rest of its word.
      const near = entriesOf(head).filter((entry) => Math.abs(HEAD + entry.length - word.length) <= 3);
      return near.flatMap((entry) => wordsOf(entry, head).filter(isNear));
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
  return { rankOf: (word) => dictionary().rankOf(word), beginningLike: (word) => dictionary().beginningLike(word) };
};
