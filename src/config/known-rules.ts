/** A config without what it says of the rules of plugins. */
import { rules } from "../rules/index.ts";
import type { RawConfig } from "./parse.ts";
import { namesOf } from "./rule-names.ts";

/** What a config says of rules that are not ours concerns plugins, which are not loaded. */
export const withoutPluginRules = (raw: RawConfig): RawConfig => {
  if (raw.plugins.length === 0 || typeof raw.value !== "object" || raw.value === null) return raw;
  const known = new Set(namesOf(rules));
  const value: Record<string, unknown> = { ...raw.value };
  for (const key of ["select", "ignore"]) {
    const names = value[key];
    if (Array.isArray(names)) value[key] = names.filter((name) => known.has(name));
  }
  const levels = value.rules;
  if (typeof levels === "object" && levels !== null && !Array.isArray(levels))
    value.rules = Object.fromEntries(Object.entries(levels).filter(([name]) => known.has(name)));
  return { ...raw, value };
};
