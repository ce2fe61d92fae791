/** Why a rule runs at its level, or does not run: the flag or the entry of the config that says so. */
import { namesRule } from "../engine/settings.ts";
import type { AnyRule, Stage } from "../rule/define-rule.ts";
import type { Config } from "./schema.ts";
import type { Flags } from "./settings.ts";

/** The last of the entries that names the rule, a rule's own before its group's. */
const entryFor = <T>(rule: AnyRule, entries: readonly (readonly [name: string, value: T])[]) =>
  entries.findLast(([name]) => name === rule.id) ?? entries.findLast(([name]) => name === rule.group);

/** In the order in which `settingsOf` merges and the engine asks: what is found first holds. */
export const levelReason = (
  rule: AnyRule,
  { config, flags, stage }: { config?: Config; flags: Flags; stage: Stage },
): string => {
  const { select = config?.select } = flags;
  const selecting = flags.select ? "--select" : "select in the config";
  if (select && !namesRule(select, rule)) return `not in ${selecting}`;
  if (flags.ignore && namesRule(flags.ignore, rule)) return "--ignore";
  if (!flags.select && config?.ignore && namesRule(config.ignore, rule)) return "ignore in the config";
  const flagged = entryFor(rule, flags.severity ?? []);
  if (flagged) return `--severity ${flagged[0]}=${flagged[1]}`;
  const levels = Object.entries(config?.rules ?? {});
  const configured = entryFor(rule, flags.select ? levels.filter(([, level]) => level !== "off") : levels);
  if (configured) return `rules.${configured[0]} in the config`;
  return `group ${rule.group}, ${stage === "draft" ? "in a draft" : "at publication"}`;
};
