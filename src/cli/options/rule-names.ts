/** Checks the names of rules in the flags. */
import type { ConfigLoader } from "../../config/load.ts";
import { namesOf, unknownName } from "../../config/rule-names.ts";
import type { Flags } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { rules as builtIn } from "../../rules/index.ts";

/** Every rule or group that the flags name, with its flag. */
const named = ({ select = [], ignore = [], severity = [] }: Flags): (readonly [flag: string, name: string])[] => [
  ...select.map((name) => ["--select", name] as const),
  ...ignore.map((name) => ["--ignore", name] as const),
  ...severity.map(([name]) => ["--severity", name] as const),
];

/**
 * Checks that the rules in the flags exist, among the newsletter's or among those of any plugin of these folders.
 * @throws UsageError naming the flag and the first rule that does not exist
 */
export const checkRuleNames = async (
  flags: Flags,
  { configs, folders }: { configs: ConfigLoader; folders: readonly string[] },
): Promise<void> => {
  const unknownIn = (rules: typeof builtIn) => {
    const known = new Set(namesOf(rules));
    return named(flags).filter(([, name]) => !known.has(name));
  };
  // Usually all are the newsletter's, and then no config has to be read.
  if (unknownIn(builtIn).length === 0) return;
  const found = await Promise.allSettled([...new Set(folders)].map((folder) => configs.rulesFor(folder)));
  const rules = [...builtIn, ...found.flatMap((each) => (each.status === "fulfilled" ? each.value : []))];
  const [unknown] = unknownIn(rules);
  if (!unknown) return;
  const broken = found.find((each) => each.status === "rejected");
  // Without its plugins nobody can tell whether the rule exists.
  if (broken) throw broken.reason;
  const [flag, name] = unknown;
  const { fact, help } = unknownName(name, namesOf(rules));
  throw new UsageError(`${flag}: ${fact}`, { help });
};
