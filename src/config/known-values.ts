/** The values of flags and of the config that a word may stand for, as other linters call them. */
import { didYouMean } from "./rule-names.ts";

/** By the word of another linter. A word means the first of these that is a value there. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  // Levels, of ESLint, Clippy, Biome and others.
  "0": ["off"],
  "1": ["warning"],
  "2": ["error"],
  allow: ["off"],
  none: ["off"],
  false: ["off", "never"],
  hint: ["info"],
  note: ["info"],
  warn: ["warning"],
  on: ["error", "always"],
  true: ["error", "always"],
  deny: ["error"],
  forbid: ["error"],
  yes: ["always"],
  no: ["never"],
  // Formats, of ESLint, Ruff and reviewdog.
  stylish: ["pretty"],
  full: ["pretty"],
  grouped: ["pretty"],
  human: ["pretty"],
  concise: ["text"],
  compact: ["text"],
  unix: ["text"],
  "json-lines": ["jsonl"],
  ndjson: ["jsonl"],
  annotations: ["github"],
  actions: ["github"],
  reviewdog: ["rdjson"],
  xml: ["junit"],
  md: ["markdown"],
  // Stages and authors.
  published: ["publish"],
  publication: ["publish"],
  final: ["publish"],
  maintainer: ["editor"],
  contributor: ["external"],
};

/** "did you mean `x`?" for a value that is not known: a slip of a known one, its beginning, or another linter's word. */
export const didYouMeanValue = (word: string, known: readonly string[]): string | undefined => {
  const slip = didYouMean(word, known);
  if (slip !== undefined) return slip;
  const lower = word.toLowerCase();
  const begun = lower.length >= 3 ? known.filter((each) => each.startsWith(lower)) : [];
  const foreign = Object.hasOwn(MEANT, lower) ? (MEANT[lower] as readonly string[]) : [];
  const [meant] = begun.length === 1 ? begun : foreign.filter((each) => known.includes(each));
  return meant === undefined ? undefined : `did you mean \`${meant}\`?`;
};
