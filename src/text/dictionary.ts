/** A dictionary in a form that is searched as it is stored: which words there are, and how usual each is. */
import { memoizeText } from "./memoize.ts";

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
  /** The words that begin with the letter, and whose letters behind the first `HEAD` are the rest; in no order. */
  endingLike(letter: string, rest: string): readonly string[];
}

/** Without words: what a rule sees that was given no dictionary. */
export const NO_DICTIONARY: Dictionary = { rankOf: () => undefined, beginningLike: () => [], endingLike: () => [] };

const RANKS: readonly Rank[] = ["everyday", "usual", "rare"];
/** Words that begin with so many letters in common are one group. */
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
 * A text for all words that begin with the same letter: groups, a space between them, of those that have their first
 * letters in common. A group is these letters, and for each rank a bar and the rests of its words:
 * `cat|Alog+Ch|Hode+|Kin`. A word that is another of its rank with an `s` has no entry of its own.
 */
export const encodeWords = (words: ReadonlyMap<string, Rank>): string[] => {
  const isWithS = (word: string): boolean => {
    const stem = word.slice(0, -1);
    const isPlural =
      word === `${stem}s` && stem.length >= HEAD && words.has(word) && words.get(stem) === words.get(word);
    return isPlural && !isWithS(stem);
  };
  const groups = new Map<string, Map<Rank, string>>();
  for (const [word, rank] of [...words].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (isWithS(word)) continue;
    const head = word.slice(0, HEAD);
    const ranks = groups.get(head) ?? new Map(RANKS.map((each) => [each, ""]));
    const entry = entryOf(word.slice(HEAD)) + (isWithS(`${word}s`) ? WITH_S : "");
    groups.set(head, ranks.set(rank, `${ranks.get(rank)}${entry}`));
  }
  const texts = new Map<string, string>();
  for (const [head, ranks] of groups) {
    const before = texts.get(head.charAt(0));
    const group = [head, ...ranks.values()].join("|");
    texts.set(head.charAt(0), before === undefined ? group : `${before} ${group}`);
  }
  return [...texts.values()];
};

const isBehindWord = (unit: number): boolean => !isInWord(unit);
const isWithS = (unit: number): boolean => unit === WITH_S.charCodeAt(0);

/** Where the text has the entry from an index on, and what stands behind it is as asked for; -1 where it has not. */
const find = (text: string, entry: string, isEnd: (unit: number) => boolean, from: number): number => {
  let at = text.indexOf(entry, from);
  while (at >= 0 && !isEnd(text.charCodeAt(at + entry.length))) at = text.indexOf(entry, at + 1);
  return at;
};

/** Where the group has the word that it is the group of; -1 where it has not. */
const indexIn = (group: string, word: string): number => {
  const at = find(group, entryOf(word.slice(HEAD)), isBehindWord, HEAD);
  return at >= 0 || !word.endsWith("s") || word.length <= HEAD
    ? at
    : find(group, entryOf(word.slice(HEAD, -1)), isWithS, HEAD);
};

/** The first letters of the groups of a text that have the entry. */
function* headsOf(text: string, entry: string, isEnd: (unit: number) => boolean): Generator<string> {
  for (let at = find(text, entry, isEnd, 0); at >= 0; at = find(text, entry, isEnd, at + 1)) {
    const start = text.lastIndexOf(" ", at) + 1;
    yield text.slice(start, start + HEAD);
  }
}

/** The words of an entry: one, or two where it is listed with an `s` too. */
const wordsOf = (entry: string, head: string): string[] => {
  const rest = entry.startsWith("@") ? entry.slice(1) : entry.charAt(0).toLowerCase() + entry.slice(1);
  if (!rest.endsWith(WITH_S)) return [head + rest];
  const word = head + rest.slice(0, -1);
  return [word, `${word}s`];
};

/** The dictionary of these texts. They are searched rather than decoded: an issue has few of their words. */
export const wordsIn = (texts: readonly string[]): Dictionary => {
  const byLetter = new Map(texts.map((text) => [text.charAt(0), text]));
  const groupOf = memoizeText((head) => {
    const text = byLetter.get(head.charAt(0)) ?? "";
    const start = text.startsWith(`${head}|`) ? 0 : text.indexOf(` ${head}|`) + 1;
    if (head.length < HEAD || (start === 0 && !text.startsWith(head))) return undefined;
    const end = text.indexOf(" ", start);
    return text.slice(start, end < 0 ? undefined : end);
  });
  const entriesOf = memoizeText((head) => groupOf(head)?.match(ENTRY) ?? []);
  return {
    rankOf: (word) => {
      const group = groupOf(word.slice(0, HEAD));
      const at = group === undefined ? -1 : indexIn(group, word);
      if (group === undefined || at < 0) return undefined;
      const usual = group.indexOf("|", HEAD + 1);
      if (at < usual) return "everyday";
      return at < group.indexOf("|", usual + 1) ? "usual" : "rare";
    },
    beginningLike: (word) => {
      const head = word.slice(0, HEAD);
      const isNear = (text: string): boolean => Math.abs(text.length - word.length) <= 1;
      // An entry is up to two units longer or shorter than the rest of its word.
      const near = entriesOf(head).filter((entry) => Math.abs(HEAD + entry.length - word.length) <= 3);
      return near.flatMap((entry) => wordsOf(entry, head).filter(isNear));
    },
    endingLike: (letter, rest) => {
      const text = byLetter.get(letter) ?? "";
      const heads = [...headsOf(text, entryOf(rest), isBehindWord)];
      if (rest.endsWith("s")) heads.push(...headsOf(text, entryOf(rest.slice(0, -1)), isWithS));
      return heads.map((head) => head + rest);
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
  return {
    rankOf: (word) => dictionary().rankOf(word),
    beginningLike: (word) => dictionary().beginningLike(word),
    endingLike: (letter, rest) => dictionary().endingLike(letter, rest),
  };
};
