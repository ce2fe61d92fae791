import { z } from "zod";
import { GROUPS } from "../rules/define-rule.ts";
import { rules } from "../rules/index.ts";
import { LEVELS, ruleAndGroupNames } from "./rule-names.ts";

const level = z.enum(LEVELS);

/** Every rule and group as a key of its own, so that an editor completes and explains them. */
const levels = z.strictObject(
  Object.fromEntries([
    ...Object.entries(GROUPS).map(([group, { title }]) => [group, level.optional().describe(`Group: ${title}.`)]),
    ...rules.map(({ id, summary }) => [id, level.optional().describe(`Rule: ${summary}.`)]),
  ]),
);

const names = z.array(z.enum(ruleAndGroupNames()));

export const configSchema = z.strictObject({
  $schema: z.string().optional().describe("For editors."),
  rules: levels.optional().describe("How severe each is; a rule's own entry wins over its group's."),
  stage: z.enum(["draft", "publish"]).optional().describe("Default: draft in a folder named draft, else publish."),
  maxWarnings: z.int().min(0).optional().describe("More warnings than this fail the run."),
  select: names.optional().describe("Only these rules and groups run."),
  ignore: names.optional().describe("These rules and groups do not run."),
});

/** The JSON Schema of `twir-lint.config.json` as it is shipped in `schema/config.json`. */
export const configJsonSchema = (): string => {
  const schema = z.toJSONSchema(configSchema, { target: "draft-7" });
  return `${JSON.stringify({ title: "twir-lint.config.json", ...schema }, null, 2)}\n`;
};
