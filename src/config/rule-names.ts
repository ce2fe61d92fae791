import type { Level } from "../engine/settings.ts";
import { GROUPS } from "../rules/define-rule.ts";
import { rules } from "../rules/index.ts";
import { closest } from "../text/closest.ts";
import { UsageError } from "./usage-error.ts";

export const LEVELS = ["off", "info", "warning", "error"] as const satisfies readonly Level[];

export const ruleIds = (): string[] => rules.map(({ id }) => id);

/** What a user may write wherever rules are named. */
export const ruleAndGroupNames = (): string[] => [...ruleIds(), ...Object.keys(GROUPS)];

/** "did you mean `x`?" when one of the known words is near enough to be meant. */
export const didYouMean = (word: string, known: readonly string[]): string | undefined => {
  const near = closest(word, known);
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
};

/** @throws UsageError when no rule and no group has that name; `where` says who named it */
export const checkRuleName = (name: string, where: string): void => {
  const known = ruleAndGroupNames();
  if (known.includes(name)) return;
  throw new UsageError(`${where}: unknown rule or group \`${name}\``, {
    help: didYouMean(name, known) ?? "`twir-lint rules` lists all",
  });
};
