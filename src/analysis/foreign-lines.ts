/** Tells lines in other languages, by their tags and by their words. */
import type { Issue, Line } from "../document/types.ts";
import type { Dictionary } from "../text/dictionary.ts";
import type { Text } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";
import { isKnownWord } from "./known-words.ts";
import type { ProseLine } from "./prose-words.ts";

/** `[ES]`, with brackets as written. */
const LANGUAGE_TAG = /^\\?\[[A-Z]{2}\\?\]$/;
/** Words that a line in English can hardly do without, and that other languages do not have. */
const ENGLISH = new Set("the of to for with and from is are by when if as be not this that into your how".split(" "));
const MIN_LENGTH = 4;
/** So many words that no dictionary knows, and half of all, are another language. */
const MIN_UNKNOWN = 2;

/** The lines of entries that are tagged with a language. */
export const linesInOtherLanguages = defineAnalysis(
  ({ entries }: Issue): ReadonlySet<Line> =>
    new Set(entries.filter(({ tags }) => tags.some((tag) => LANGUAGE_TAG.test(tag.value))).map(({ line }) => line)),
);

/** Whether what stands beside the word seems to be in another language than English. */
export const isBesideForeignWords = (word: Text, { words, others }: ProseLine, dictionary: Dictionary): boolean => {
  if (words.some(({ value }) => ENGLISH.has(value.toLowerCase()))) return false;
  const beside = words.filter((other) => other !== word && other.value.length >= MIN_LENGTH);
  const unknown = beside.filter(({ value }) => !isKnownWord(value.toLowerCase(), dictionary)).length + others;
  return unknown >= MIN_UNKNOWN && unknown * 2 >= beside.length + others;
};
