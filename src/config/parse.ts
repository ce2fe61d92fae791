import type { z } from "zod";
import { didYouMean, ruleAndGroupNames } from "./rule-names.ts";
import type { configSchema } from "./schema.ts";
import { UsageError } from "./usage-error.ts";

export type Config = z.infer<typeof configSchema>;

const TOKEN =
  /[ \t\r\n]*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Where the text stops being made of words of JSON: the parser of Node 20 does not always say where it stopped. */
const firstForeign = (text: string): number => {
  TOKEN.lastIndex = 0;
  let end = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  return end + (/^[ \t\r\n]*/.exec(text.slice(end)) as RegExpExecArray)[0].length;
};

const placeOfError = (text: string, message: string): string | undefined => {
  const said = /position (\d+)/.exec(message)?.[1];
  const offset = said === undefined ? firstForeign(text) : Number(said);
  if (said === undefined && offset >= text.length && !message.includes("end of JSON")) return undefined;
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1) as string).length + 1}`;
};

const parseJson = (path: string, text: string): unknown => {
  if (text.trim() === "") throw new UsageError(`${path}: the file is empty`, { help: "write `{}` or remove it" });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = placeOfError(text, (cause as Error).message);
    throw new UsageError(`${path}${place === undefined ? "" : `:${place}`}: not valid JSON`, {
      help: "comments and trailing commas are not allowed in it",
      cause,
    });
  }
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);

const WANTED: Readonly<Record<string, string>> = {
  "": "an object",
  $schema: "a text",
  rules: "an object",
  maxWarnings: "a whole number from 0",
  select: "a list",
  ignore: "a list",
};

const nameOf = (key: readonly PropertyKey[]): string =>
  key.length === 0 ? "the file" : `\`${key.map(String).join(".")}\``;

const unknownKey = (key: string, parent: readonly PropertyKey[], known: readonly string[]): UsageError => {
  const inRules = parent[0] === "rules";
  const help = didYouMean(key, known) ?? (inRules ? "`twir-lint rules` lists all" : `known are ${known.join(", ")}`);
  return new UsageError(`unknown ${inRules ? "rule or group" : "key"} \`${key}\`${inRules ? " in `rules`" : ""}`, {
    help,
  });
};

const badValue = (key: readonly PropertyKey[], value: unknown, values: readonly string[] | undefined): UsageError => {
  const shown = JSON.stringify(value) ?? "nothing";
  const short = shown.length > 60 ? `${shown.slice(0, 60)}…` : shown;
  if (values && (key[0] === "select" || key[0] === "ignore") && typeof value === "string") {
    const help = didYouMean(value, values) ?? "`twir-lint rules` lists all";
    return new UsageError(`unknown rule or group \`${value}\` in \`${String(key[0])}\``, { help });
  }
  const wanted = values ? `one of ${values.slice(0, 4).join(", ")}` : WANTED[key.map(String).join(".")];
  return new UsageError(`${nameOf(key)} is ${short}`, { help: `it must be ${wanted ?? "something else"}` });
};

const explain = (issue: z.core.$ZodIssue, value: unknown, keys: Keys): UsageError => {
  if (issue.code === "unrecognized_keys") {
    return unknownKey(issue.keys[0] as string, issue.path, issue.path[0] === "rules" ? keys.rules : keys.config);
  }
  const values = issue.code === "invalid_value" ? issue.values.map(String) : undefined;
  return badValue(issue.path, valueAt(value, issue.path), values);
};

interface Keys {
  readonly config: readonly string[];
  readonly rules: readonly string[];
}

/**
 * Reads the text of a config file.
 * @throws UsageError naming the file and the first thing that is wrong in it
 */
export const parseConfig = async (path: string, text: string): Promise<Config> => {
  const value = parseJson(path, text.replace(/^\uFEFF/, ""));
  // Most runs have no config file and need not wait for zod.
  const { configSchema } = await import("./schema.ts");
  const parsed = configSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const keys = { config: Object.keys(configSchema.shape), rules: ruleAndGroupNames() };
  const { message, help } = explain(parsed.error.issues[0] as z.core.$ZodIssue, value, keys);
  throw new UsageError(`${path}: ${message}`, { help });
};
