/** The dictionary of English and of software. It is large, so that only what cannot load it lazily imports it. */
import words from "./data/words.json" with { type: "json" };
import { type Dictionary, wordsIn } from "./dictionary.ts";

export const english: Dictionary = wordsIn(words);
