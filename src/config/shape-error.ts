/** Turns an error of zod into a message for the user. */
import type { z } from "zod";
import { didYouMeanValue } from "./known-values.ts";
import { adviceForKey, rightForm } from "./right-form.ts";
import { didYouMean } from "./rule-names.ts";
import { UsageError } from "./usage-error.ts";

const MAX_LENGTH = 60;

export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

const kindOf = (value: unknown): string => (typeof value === "object" ? "an object" : `a ${typeof value}`);

const shownValue = (value: unknown): string => {
  try {
    const text = JSON.stringify(value) ?? kindOf(value);
    return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  } catch {
    return kindOf(value);
  }
};

/** The message for one issue of zod. The messages of the schema say what would be valid: "a list". */
export const shapeError = (
  issue: z.core.$ZodIssue,
  value: unknown,
  { whole, keys }: { whole: string; keys: readonly string[] },
): UsageError => {
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] as string;
    return new UsageError(`unknown key \`${[...issue.path, key].map(String).join(".")}\``, {
      help:
        (issue.path.length === 0 ? adviceForKey(key) : undefined) ??
        didYouMean(key, keys) ??
        `known are ${keys.join(", ")}`,
    });
  }
  const found = valueAt(value, issue.path);
  const name = issue.path.length === 0 ? whole : `\`${issue.path.map(String).join(".")}\``;
  const values = issue.code === "invalid_value" ? issue.values.map(String) : undefined;
  const isWord = typeof found === "string" || typeof found === "number";
  const suggestion = values && isWord ? didYouMeanValue(String(found), values) : undefined;
  const expected = values ? `one of ${values.join(", ")}` : issue.message;
  return new UsageError(`${name} is ${found === undefined ? "missing" : shownValue(found)}`, {
    help: suggestion ?? rightForm(issue.path, found) ?? `it must be ${expected}`,
  });
};
