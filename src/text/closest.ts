/** Suggests what a mistyped word was meant to be: the nearest of the known words. */
import { distance, closest as nearest } from "fastest-levenshtein";
import { typoBetween } from "./typo.ts";

/** The candidate that is nearest to the word, if at most a third of its letters differ, or two of them are swapped. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0 || word.length > 100) return undefined;
  const lower = word.toLowerCase();
  const best = nearest(
    lower,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const found = candidates.find((candidate) => candidate.toLowerCase() === best);
  if (distance(lower, best) <= Math.max(1, Math.floor(word.length / 3))) return found;
  return candidates.find((candidate) => typoBetween(word, candidate)?.kind === "swapped");
};
