import type { ConfigLoader } from "../../config/load.ts";
import { namesOf, unknownName } from "../../config/rule-names.ts";
import type { Flags } from "../../config/settings.ts";
import { UsageError } from "../../config/usage-error.ts";
import { rules as builtIn } from "../../rules/index.ts";

/** Every rule or group that the flags name, and which flag does. */
const named = ({ select = [], ignore = [], severity = [] }: Flags): (readonly [flag: string, name: string])[] => [
  ...select.map((name) => ["--select", name] as const),
  ...ignore.map((name) => ["--ignore", name] as const),
  ...severity.map(([name]) => ["--severity", name] as const),
];

/**
 * Whether the rules that the flags name exist: among the newsletter's, or among those of any plugin for these folders.
 * @throws UsageError naming the flag and the first that does not
 */
export const checkRuleNames = async (
  flags: Flags,
  { configs, folders }: { configs: ConfigLoader; folders: readonly string[] },
): Promise<void> => {
  const foreign = (rules: typeof builtIn) => {
    const known = new Set(namesOf(rules));
    return named(flags).filter(([, name]) => !known.has(name));
  };
  // Usually all are the newsletter's, and no config needs to be read for that.
  if (foreign(builtIn).length === 0) return;
  const found = await Promise.allSettled([...new Set(folders)].map((folder) => configs.rulesFor(folder)));
  const rules = [...builtIn, ...found.flatMap((each) => (each.status === "fulfilled" ? each.value : []))];
  const [unknown] = foreign(rules);
  if (!unknown) return;
  const broken = found.find((each) => each.status === "rejected");
  // Then nobody knows which rules there are.
  if (broken) throw broken.reason;
  const [flag, name] = unknown;
  const { fact, help } = unknownName(name, namesOf(rules));
  throw new UsageError(`${flag}: ${fact}`, { help });
};
