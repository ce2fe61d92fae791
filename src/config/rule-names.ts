/** Names of rules and groups that users write, and the help when one is unknown. */
import type { Level } from "../engine/settings.ts";
import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import { closest } from "../text/closest.ts";

export const LEVELS = ["off", "info", "warning", "error"] as const satisfies readonly Level[];

/** All ids and groups, which users may write wherever rules are named. */
export const namesOf = (rules: readonly AnyRule[]): string[] => [...rules.map(({ id }) => id), ...Object.keys(GROUPS)];

/** "did you mean `x`?" when the word is a typo of a known one. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = closest(word, known);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
};

/** With more candidates than this the help refers to the list of all. */
const MAX_SUGGESTED = 5;

/** What an unknown name may stand for: a typo of a known one, or a word of some, since users remember a rule by a word of it. */
export const suggestedNames = (name: string, known: readonly string[]): string[] => {
  const typo = closest(name, known);
  if (typo !== undefined) return [typo];
  const candidates = known.filter((each) => each.split("-").includes(name.toLowerCase()));
  return candidates.length > MAX_SUGGESTED ? [] : candidates;
};

/** The help for an unknown name. */
export const helpWithName = (name: string, known: readonly string[]): string => {
  const names = suggestedNames(name, known);
  if (names.length === 0) return "`twir-lint rules` lists all";
  return `did you mean ${names.map((each) => `\`${each}\``).join(" or ")}?`;
};

/** The message and the help for a rule or group that does not exist. */
export const unknownName = (name: string, known: readonly string[]): { fact: string; help: string } => ({
  fact: `unknown rule or group \`${name}\``,
  help: helpWithName(name, known),
});
