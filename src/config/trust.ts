/** Whether the plugins of a config that was found may run: they are programs. */
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { checkoutOf, isWithin } from "../files/checkout.ts";
import { realPath, systemPath } from "../files/names.ts";
import { rules } from "../rules/index.ts";
import type { RawConfig } from "./parse.ts";
import { namesOf } from "./rule-names.ts";

const ROOT = 0;

/** Whether a file is the user's own or root's. Windows has no such user ids, and there every file is. */
const isTrusted = (owner: number): boolean =>
  process.getuid === undefined || owner === ROOT || owner === process.getuid();

/**
 * Why the plugins of a config are not run that no flag names; undefined when they may be.
 * @param path of the config file, absolute
 * @param owner of the file that was read
 */
export const doubtOf = (path: string, { owner, cwd }: { owner: number; cwd: string }): string | undefined => {
  const folder = realPath(dirname(path));
  if (!isWithin(realPath(checkoutOf(cwd) ?? cwd), folder))
    return "it is outside of the working folder and its checkout";
  if (!isTrusted(owner)) return "it belongs to another user";
  if (!isTrusted(statSync(systemPath(folder)).uid)) return "its folder belongs to another user";
  return undefined;
};

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
