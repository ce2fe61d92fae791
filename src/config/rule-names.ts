import type { Level } from "../engine/settings.ts";
import { type AnyRule, GROUPS } from "../rule/define-rule.ts";
import { closest } from "../text/closest.ts";

export const LEVELS = ["off", "info", "warning", "error"] as const satisfies readonly Level[];

/** What a user may write wherever rules are named. */
export const namesOf = (rules: readonly AnyRule[]): string[] => [...rules.map(({ id }) => id), ...Object.keys(GROUPS)];

/** "did you mean `x`?" when one of the known words is near enough to be meant. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = closest(word, known);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
};

/** More than these are better looked up in the list of all. */
const MOST_NAMED = 5;

/** What to do about the name of a rule that does not exist: rules are remembered by one of their words. */
export const helpWithName = (name: string, known: readonly string[]): string => {
  const slip = didYouMean(name, known);
  if (slip !== undefined) return slip;
  const named = known.filter((each) => each.split("-").includes(name.toLowerCase()));
  if (named.length === 0 || named.length > MOST_NAMED) return "`twir-lint rules` lists all";
  return `did you mean ${named.map((each) => `\`${each}\``).join(" or ")}?`;
};

/** What to say of a rule or group that does not exist. */
export const unknownName = (name: string, known: readonly string[]): { fact: string; help: string } => ({
  fact: `unknown rule or group \`${name}\``,
  help: helpWithName(name, known),
});
