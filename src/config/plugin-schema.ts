/** Validates what the module of a plugin exports: rules. */
import { z } from "zod";
import { TARGET_NAMES } from "../engine/targets.ts";
import { type AnyRule, GROUPS, NO_FACTS, type Rule } from "../rule/define-rule.ts";
import { FRAME_NAMES } from "../rule/example-frame.ts";
import { parseDay } from "../text/calendar.ts";
import { shapeError } from "./shape-error.ts";
import { UsageError } from "./usage-error.ts";

const text = z.string("a text").refine((value) => value.trim() !== "", "a text that says something");
const names = (list: readonly string[]) => z.enum(list as [string, ...string[]]);
const isGroup = (id: string): boolean => Object.hasOwn(GROUPS, id);

const facts = z.array(names(Object.keys(NO_FACTS)), "a list").optional();

const example = z.looseObject(
  {
    incorrect: text,
    correct: z.string("a text"),
    in: names(FRAME_NAMES).optional(),
    replaces: z.array(names(FRAME_NAMES), "a list").optional(),
  },
  "an object with `incorrect` and `correct`",
);

const fields = {
  id: z
    .string("a text")
    .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, "lower-case words with dashes between them")
    .refine((id) => !isGroup(id), "another word than a group has"),
  on: names(TARGET_NAMES),
  group: names(Object.keys(GROUPS)),
  needs: facts,
  consults: facts,
  confidence: z.enum(["certain", "likely", "possible"]).optional(),
  fix: z.enum(["never", "sometimes", "always"]),
  since: z
    .string("a text")
    .refine((value) => parseDay(value) !== undefined, "a day, `YYYY-MM-DD`")
    .optional(),
  yieldsTo: z.array(z.string("the id of a rule"), "a list").optional(),
  match: z
    .custom<RegExp>((value) => value instanceof RegExp && !value.sticky, "a RegExp without the flag `y`")
    .optional(),
  hidesOthers: z.literal(true).optional(),
  anyFile: z.literal(true).optional(),
  summary: text,
  why: text,
  source: text.optional(),
  url: z.url({ protocol: /^https?$/, error: "an http or https URL" }).optional(),
  examples: z.array(example, "a list of examples").min(1, "a list of at least one example"),
  check: z.custom<Rule["check"]>((value) => typeof value === "function", "a function"),
} satisfies Record<keyof Rule, z.ZodType>;

const schema = z.strictObject(fields, { error: ({ code }) => (code === "invalid_type" ? "an object" : undefined) });

/** Fields of rules in earlier versions, and what replaces them. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  mentions: "write `match`, and `check` is given what it matches",
  severity: "write `confidence`, or another `group`: severity follows from the two",
};

const nameOf = (value: unknown, index: number, count: number): string => {
  const id = (value as { id?: unknown } | null)?.id;
  if (typeof id === "string" && id !== "") return `rule \`${id}\``;
  return count === 1 ? "its rule" : `rule ${index + 1}`;
};

const validate = (value: unknown, name: string): AnyRule => {
  const replaced = Object.keys(REPLACEMENTS).find(
    (key) => (value as Record<string, unknown> | null)?.[key] !== undefined,
  );
  if (replaced !== undefined)
    throw new UsageError(`${name}: unknown key \`${replaced}\``, { help: REPLACEMENTS[replaced] });
  const parsed = schema.safeParse(value);
  // Not the copy that zod makes: `check` may use `this`.
  if (parsed.success) return value as AnyRule;
  const [issue] = parsed.error.issues as [z.core.$ZodIssue];
  const { message, help } = shapeError(issue, value, { whole: "it", keys: Object.keys(fields) });
  throw new UsageError(`${name}: ${message}`, { help });
};

/**
 * The rules that a module exports: its default export is a rule, or a list of rules.
 * @throws UsageError with the first error of the first rule that is not valid
 */
export const rulesOf = (module: Readonly<Record<string, unknown>>): AnyRule[] => {
  const { default: exported } = module;
  const list: readonly unknown[] = Array.isArray(exported) ? exported : [exported];
  if (exported === undefined || list.length === 0) {
    throw new UsageError("it exports no rule", {
      help: "`export default defineRule({ … })`, or a list of such rules",
    });
  }
  return list.map((value, index) => validate(value, nameOf(value, index, list.length)));
};
