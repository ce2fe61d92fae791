/** The pages of the rules. */
import type { AnyRule } from "../rule/define-rule.ts";
import { rules } from "../rules/index.ts";
import { PAGE } from "./project.ts";

const DOCUMENTED = new Set(rules.map(({ id }) => id));

/** The page about a rule; a rule of a plugin has the one that it names, or none. */
export const ruleUrl = ({ id, url }: Pick<AnyRule, "id" | "url">): string | undefined =>
  url ?? (DOCUMENTED.has(id) ? `${PAGE}#/rules/${id}` : undefined);
