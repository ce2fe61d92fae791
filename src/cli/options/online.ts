/** The options for linked pages. */
import { type Command, InvalidArgumentError } from "commander";
import { didYouMean } from "../../config/rule-names.ts";
import { UsageError } from "../../config/usage-error.ts";
import { rules } from "../../rules/index.ts";

/** The flags for fetching linked pages. */
export interface OnlineFlags {
  readonly online?: boolean;
  readonly onlineOnly?: readonly string[];
  readonly allowHost?: readonly string[];
  /** False for `--no-cache`. */
  readonly cache?: boolean;
  /** Milliseconds. */
  readonly cacheMaxAge?: number;
  /** How many pages a run asks at most, and for how many minutes. */
  readonly maxPages?: number;
  readonly maxMinutes?: number;
}

/** The pages of four large issues, and several times what they take. */
export const DEFAULT_MAX_PAGES = 1000;
export const DEFAULT_MAX_MINUTES = 10;

const onlineRules = (): string[] => rules.filter(({ needs }) => needs?.includes("pages")).map(({ id }) => id);

const onlineRule = (text: string, before: readonly string[] = []): string[] => {
  const known = onlineRules();
  const names = text.split(",").map((name) => name.trim());
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new UsageError(`--online-only: \`${name}\` is no rule that asks the linked pages`, {
      help: didYouMean(name, known) ?? `these do: ${known.join(", ")}`,
    });
  }
  return [...before, ...names];
};

const HOST = /^(?:[\w.-]{1,253}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

const host = (text: string, before: readonly string[] = []): string[] => {
  if (!HOST.test(text)) throw new InvalidArgumentError("Write a host, or host:port.");
  return [...before, text];
};

const count = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It is a whole number from 1.");
};

/** A timer of Node counts milliseconds in 31 bits. */
const MOST_MINUTES = 35_000;

const minutes = (text: string): number => {
  const number = count(text);
  if (number <= MOST_MINUTES) return number;
  throw new InvalidArgumentError(`It is ${MOST_MINUTES} at most.`);
};

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

const duration = (text: string): number => {
  const [, count, unit = ""] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  if (text === "0") return 0;
  if (count === undefined) throw new InvalidArgumentError("Write 30m, 12h, 7d or 0.");
  return Number(count) * (UNITS[unit] as number);
};

/** Adds the options that any command with requests has. */
export const addRequestOptions = (command: Command): Command =>
  command
    .option("--allow-host <host>", "may be asked although its address is not public; for tests", host)
    .option("--cache-max-age <time>", "ask again for what is older: 30m, 12h, 7d; default: 24h", duration)
    .option("--no-cache", "ask and learn everything anew, and keep nothing");

/** Adds all options for linked pages. */
export const addOnlineOptions = (command: Command): Command =>
  addRequestOptions(
    command
      .optionsGroup("Ask the linked pages:")
      .option("--online", "also check what only the linked pages know")
      .option("--online-only <rules>", "only these rules, which ask the linked pages; implies --online", onlineRule)
      .option("--max-pages <n>", `ask no more pages than this; default: ${DEFAULT_MAX_PAGES}`, count)
      .option("--max-minutes <n>", `ask no longer than this; default: ${DEFAULT_MAX_MINUTES}`, minutes),
  );

/**
 * Whether to fetch the linked pages.
 * @throws UsageError when a rule that needs the pages is selected, or a limit for them given, without `--online`
 */
export const isOnline = (flags: OnlineFlags & { select?: readonly string[] }): boolean => {
  const { online, onlineOnly, select, maxPages, maxMinutes } = flags;
  if (online || onlineOnly) return true;
  const limit = maxPages !== undefined ? "--max-pages" : maxMinutes !== undefined ? "--max-minutes" : undefined;
  if (limit !== undefined) throw new UsageError(`${limit} limits what --online asks`, { help: "add --online" });
  const known = new Set([...onlineRules(), "online"]);
  const onlineName = select?.find((name) => known.has(name));
  if (onlineName === undefined) return false;
  throw new UsageError(`\`${onlineName}\` asks the linked pages`, { help: "add --online" });
};
