/** The schema of the config file, from which its type and its JSON Schema are made. */
import { z } from "zod";
import { type AnyRule, AUTHORS, GROUPS } from "../rule/define-rule.ts";
import { rules as builtIn } from "../rules/index.ts";
import { LEVELS, namesOf } from "./rule-names.ts";

const level = z.enum(LEVELS);

const objectError = ({ code }: { readonly code?: string }) => (code === "invalid_type" ? "an object" : undefined);

const COUNT = 'a whole number from 0, or "all"';
const issueCount = z.union([z.int(COUNT).min(0, COUNT), z.literal("all")], COUNT).optional();

/** Every rule and group as a key, so that an editor completes and explains them. */
const levelsOf = (rules: readonly AnyRule[]) =>
  z.strictObject(
    Object.fromEntries([
      ...Object.entries(GROUPS).map(([group, { title }]) => [group, level.optional().describe(`Group: ${title}.`)]),
      ...rules.map(({ id, summary }) => [id, level.optional().describe(`Rule: ${summary}.`)]),
    ]),
    { error: objectError },
  );

const archive = { issues: issueCount.describe("How many earlier issues count, the newest first. Default: 52.") };
/** What may stand under `archive`. */
export const ARCHIVE_KEYS = Object.keys(archive);

/** A schema of its own: the list is validated before the plugins are loaded, the rest of the config after. */
export const pluginNames = z.array(z.string("the path of a file, or the name of a package"), "a list").optional();

/** The schema for these rules: the newsletter's, and those of plugins. */
export const configSchema = (rules: readonly AnyRule[]) => {
  const names = z.array(z.enum(namesOf(rules)), "a list").optional();
  return z.strictObject(
    {
      $schema: z.string("a text").optional().describe("For editors."),
      plugins: pluginNames.describe(
        "Rules of your own: paths of files, from the folder of this file, or names of installed packages. They are programs, and run.",
      ),
      rules: levelsOf(rules).optional().describe("How severe each is; a rule's own entry wins over its group's."),
      stage: z.enum(["draft", "publish"]).optional().describe("Default: draft in a folder named draft, else publish."),
      author: z
        .enum(AUTHORS)
        .optional()
        .describe("Who wrote it; external: not an editor, who may not add to every section."),
      maxWarnings: z
        .int("a whole number from 0")
        .min(0, "a whole number from 0")
        .optional()
        .describe("More warnings than this fail the run."),
      archive: z.strictObject(archive, { error: objectError }).optional().describe("Earlier issues as evidence."),
      select: names.describe("Only these rules and groups run."),
      ignore: names.describe("These rules and groups do not run."),
    },
    { error: objectError },
  );
};

export type Config = z.infer<ReturnType<typeof configSchema>>;

/** The JSON Schema of `twir-lint.config.json` as it is shipped in `schema/config.json`. */
export const configJsonSchema = (): string => {
  const schema = z.toJSONSchema(configSchema(builtIn), { target: "draft-7" });
  const { rules: levels, select, ignore } = schema.properties as Record<string, object>;
  // The rules of plugins are unknown here, so with plugins any name is valid; without, only the newsletter's are.
  const open = {
    rules: { ...levels, additionalProperties: { type: "string", enum: LEVELS } },
    select: { ...select, items: { type: "string" } },
    ignore: { ...ignore, items: { type: "string" } },
  };
  const closed = { rules: { type: "object", propertyNames: { enum: namesOf(builtIn) } }, select, ignore };
  return `${JSON.stringify(
    {
      title: "twir-lint.config.json",
      ...schema,
      properties: { ...schema.properties, ...open },
      if: { properties: { plugins: { type: "array", minItems: 1 } }, required: ["plugins"] },
      else: { properties: closed },
    },
    null,
    2,
  )}\n`;
};
