import type { Level } from "../engine/settings.ts";
import { type AnyRule, GROUPS } from "../rules/define-rule.ts";
import { closest } from "../text/closest.ts";

export const LEVELS = ["off", "info", "warning", "error"] as const satisfies readonly Level[];

/** What a user may write wherever rules are named. */
export const namesOf = (rules: readonly AnyRule[]): string[] => [...rules.map(({ id }) => id), ...Object.keys(GROUPS)];

/** "did you mean `x`?" when one of the known words is near enough to be meant. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = closest(word, known);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
};

/** What to say of a rule or group that does not exist. */
export const unknownName = (name: string, known: readonly string[]): { fact: string; help: string } => ({
  fact: `unknown rule or group \`${name}\``,
  help: didYouMean(name, known) ?? "`twir-lint rules` lists all",
});
