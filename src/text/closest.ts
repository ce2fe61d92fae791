import { distance, closest as nearest } from "fastest-levenshtein";

/** The candidate that the word is most likely a slip of: at most a third of its letters differ. */
export const closest = (word: string, candidates: readonly string[]): string | undefined => {
  if (candidates.length === 0 || word.length > 100) return undefined;
  const lower = word.toLowerCase();
  const best = nearest(
    lower,
    candidates.map((candidate) => candidate.toLowerCase()),
  );
  const found = candidates.find((candidate) => candidate.toLowerCase() === best);
  return distance(lower, best) <= Math.max(1, Math.floor(word.length / 3)) ? found : undefined;
};

/** Whether one is the other with one letter more, less or other, in words long enough that this is no chance. */
export const isSlip = (word: string, meant: string): boolean =>
  meant.length > 5 && distance(word.toLowerCase(), meant.toLowerCase()) <= 1;
