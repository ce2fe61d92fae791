import type { z } from "zod";
import type { AnyRule } from "../rule/define-rule.ts";
import { namesOf, unknownName } from "./rule-names.ts";
import type { Config } from "./schema.ts";
import { shapeError, valueAt } from "./shape-error.ts";
import { UsageError } from "./usage-error.ts";

const TOKEN =
  /[ \t\r\n]*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** Where the text stops being made of words of JSON: the parser of Node 20 does not always say where it stopped. */
const firstInvalidOffset = (text: string): number => {
  TOKEN.lastIndex = 0;
  let end = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  return end + (/^[ \t\r\n]*/.exec(text.slice(end)) as RegExpExecArray)[0].length;
};

const errorPosition = (text: string, message: string): string | undefined => {
  const said = /position (\d+)/.exec(message)?.[1];
  const offset = said === undefined ? firstInvalidOffset(text) : Number(said);
  if (said === undefined && offset >= text.length && !message.includes("end of JSON")) return undefined;
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1) as string).length + 1}`;
};

const parseJson = (path: string, text: string): unknown => {
  if (text.trim() === "") throw new UsageError(`${path}: the file is empty`, { help: "write `{}` or remove it" });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = errorPosition(text, (cause as Error).message);
    throw new UsageError(`${path}${place === undefined ? "" : `:${place}`}: not valid JSON`, {
      help: "comments and trailing commas are not allowed in it",
      cause,
    });
  }
};

/** The rules of the newsletter, and of the plugins that a config names. */
type AllRules = readonly AnyRule[];

const explain = (issue: z.core.$ZodIssue, value: unknown, names: readonly string[], keys: readonly string[]) => {
  const [list] = issue.path;
  const named = issue.code === "unrecognized_keys" ? issue.keys[0] : valueAt(value, issue.path);
  const isName = list === "rules" ? issue.code === "unrecognized_keys" : issue.code === "invalid_value";
  if (!isName || typeof named !== "string" || !["rules", "select", "ignore"].includes(String(list)))
    return shapeError(issue, value, { whole: "the file", keys });
  const { fact, help } = unknownName(named, names);
  return new UsageError(`${fact} in \`${String(list)}\``, { help });
};

const inFile = (path: string, { message, help }: UsageError): UsageError =>
  new UsageError(`${path}: ${message}`, { help });

/** The text of a config file, read as far as its plugins: what else it may say depends on their rules. */
export interface Draft {
  readonly path: string;
  readonly value: unknown;
  readonly plugins: readonly string[];
}

/**
 * Reads the text of a config file and which plugins it names.
 * @throws UsageError naming the file when it is no JSON, or its list of plugins is none
 */
export const readRawConfig = async (path: string, text: string): Promise<Draft> => {
  const value = parseJson(path, text.replace(/^\uFEFF/, ""));
  const written = valueAt(value, ["plugins"]);
  if (written === undefined) return { path, value, plugins: [] };
  const { pluginNames } = await import("./schema.ts");
  const parsed = pluginNames.safeParse(written);
  if (parsed.success) return { path, value, plugins: parsed.data ?? [] };
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const placed = { ...issue, path: ["plugins", ...issue.path] };
  throw inFile(path, shapeError(placed, value, { whole: "the file", keys: [] }));
};

/**
 * The config that the file holds.
 * @throws UsageError naming the file and the first thing that is wrong in it
 */
export const parseConfig = async ({ path, value }: Draft, rules: AllRules): Promise<Config> => {
  // Most runs have no config file and need not wait for zod.
  const { configSchema } = await import("./schema.ts");
  const schema = configSchema(rules);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  throw inFile(path, explain(issue, value, namesOf(rules), Object.keys(schema.shape)));
};
