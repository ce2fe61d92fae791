import type { z } from "zod";
import { didYouMean } from "./rule-names.ts";
import { UsageError } from "./usage-error.ts";

const MOST_SHOWN = 60;

export const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value);

const kindOf = (value: unknown): string => (typeof value === "object" ? "an object" : `a ${typeof value}`);

const shownValue = (value: unknown): string => {
  try {
    const text = JSON.stringify(value) ?? kindOf(value);
    return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  } catch {
    return kindOf(value);
  }
};

/** The first thing that is wrong with a value that does not fit its schema; the schema's own words say what must be. */
export const shapeError = (
  issue: z.core.$ZodIssue,
  value: unknown,
  { whole, keys }: { whole: string; keys: readonly string[] },
): UsageError => {
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] as string;
    return new UsageError(`unknown key \`${[...issue.path, key].map(String).join(".")}\``, {
      help: didYouMean(key, keys) ?? `known are ${keys.join(", ")}`,
    });
  }
  const found = valueAt(value, issue.path);
  const name = issue.path.length === 0 ? whole : `\`${issue.path.map(String).join(".")}\``;
  const values = issue.code === "invalid_value" ? issue.values.map(String) : undefined;
  const near = values && typeof found === "string" ? didYouMean(found, values) : undefined;
  const wanted = values ? `one of ${values.join(", ")}` : issue.message;
  return new UsageError(`${name} is ${found === undefined ? "missing" : shownValue(found)}`, {
    help: near ?? `it must be ${wanted}`,
  });
};
