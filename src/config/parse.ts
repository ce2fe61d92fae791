/** Parses and validates the text of a config file. */
import type { z } from "zod";
import type { AnyRule } from "../rule/define-rule.ts";
import { namesOf, unknownName } from "./rule-names.ts";
import type { Config } from "./schema.ts";
import { shapeError, valueAt } from "./shape-error.ts";
import { UsageError } from "./usage-error.ts";

const TOKEN =
  /[ \t\r\n]*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;

/** The offset of the first text that is no token of JSON: `JSON.parse` of Node 20 does not always give a position. */
const firstInvalidOffset = (text: string): number => {
  TOKEN.lastIndex = 0;
  let end = 0;
  while (TOKEN.test(text)) end = TOKEN.lastIndex;
  return end + (/^[ \t\r\n]*/.exec(text.slice(end)) as RegExpExecArray)[0].length;
};

const errorPosition = (text: string, message: string): string | undefined => {
  const reported = /position (\d+)/.exec(message)?.[1];
  const offset = reported === undefined ? firstInvalidOffset(text) : Number(reported);
  if (reported === undefined && offset >= text.length && !message.includes("end of JSON")) return undefined;
  const before = text.slice(0, offset).split("\n");
  return `${before.length}:${(before.at(-1) as string).length + 1}`;
};

/** Parses JSON in which comments and trailing commas may stand. */
const parseJson = async (path: string, text: string): Promise<unknown> => {
  if (text.trim() === "") throw new UsageError(`${path}: the file is empty`, { help: "write `{}` or remove it" });
  try {
    return JSON.parse(text);
  } catch {
    // Most configs have no comments, and then nothing has to be loaded that knows them.
  }
  const { default: stripJsonComments } = await import("strip-json-comments");
  // Spaces stand in their place, so that each position is that of the file.
  const plain = stripJsonComments(text, { trailingCommas: true });
  try {
    return JSON.parse(plain);
  } catch (cause) {
    const position = errorPosition(plain, (cause as Error).message);
    throw new UsageError(`${path}${position === undefined ? "" : `:${position}`}: not valid JSON`, {
      help: "look there and before it for a quote, comma or bracket that is missing or too many",
      cause,
    });
  }
};

/** The newsletter's rules, and those of the plugins that a config names. */
type AllRules = readonly AnyRule[];

/** What is wrong, in words. An unknown name is a key under `rules`, and a value under `select` and `ignore`. */
const usageErrorOf = (
  issue: z.core.$ZodIssue,
  value: unknown,
  { names, keysAt }: { names: readonly string[]; keysAt: (path: readonly PropertyKey[]) => readonly string[] },
) => {
  const [topKey] = issue.path;
  const named = issue.code === "unrecognized_keys" ? issue.keys[0] : valueAt(value, issue.path);
  const isName = topKey === "rules" ? issue.code === "unrecognized_keys" : issue.code === "invalid_value";
  if (!isName || typeof named !== "string" || !["rules", "select", "ignore"].includes(String(topKey)))
    return shapeError(issue, value, { whole: "the file", keys: keysAt(issue.path) });
  const { fact, help } = unknownName(named, names);
  return new UsageError(`${fact} in \`${String(topKey)}\``, { help });
};

const inFile = (path: string, { message, help }: UsageError): UsageError =>
  new UsageError(`${path}: ${message}`, { help });

/** A config file of which only the list of plugins is validated: their rules decide what else is valid. */
export interface RawConfig {
  readonly path: string;
  readonly value: unknown;
  readonly plugins: readonly string[];
}

/**
 * Parses the text of a config file, and validates its list of plugins.
 * @throws UsageError naming the file when it is not JSON, or the list is not valid
 */
export const readRawConfig = async (path: string, text: string): Promise<RawConfig> => {
  const value = await parseJson(path, text.replace(/^\uFEFF/, ""));
  const written = valueAt(value, ["plugins"]);
  if (written === undefined) return { path, value, plugins: [] };
  const { pluginNames } = await import("./schema.ts");
  const parsed = pluginNames.safeParse(written);
  if (parsed.success) return { path, value, plugins: parsed.data ?? [] };
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const issueInFile = { ...issue, path: ["plugins", ...issue.path] };
  throw inFile(path, shapeError(issueInFile, value, { whole: "the file", keys: [] }));
};

/**
 * Validates a config against the rules.
 * @throws UsageError naming the file and its first error
 */
export const parseConfig = async ({ path, value }: RawConfig, rules: AllRules): Promise<Config> => {
  // Loaded lazily: most runs have no config file, and zod takes long to load.
  const { ARCHIVE_KEYS, configSchema } = await import("./schema.ts");
  const schema = configSchema(rules);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const keysAt = ([key]: readonly PropertyKey[]) => (key === "archive" ? ARCHIVE_KEYS : Object.keys(schema.shape));
  throw inFile(path, usageErrorOf(issue, value, { names: namesOf(rules), keysAt }));
};
