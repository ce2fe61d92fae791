/** The URLs of the project and of the pages of its rules. */
import type { AnyRule } from "../rule/define-rule.ts";
import { rules } from "../rules/index.ts";

/** The URL of the repository. */
export const HOME = "https://github.com/twir-lint/twir-lint";

const DOCUMENTED = new Set(rules.map(({ id }) => id));

/** The page about a rule; a rule of a plugin has the one that it names, or none. */
export const ruleUrl = ({ id, url }: Pick<AnyRule, "id" | "url">): string | undefined =>
  url ?? (DOCUMENTED.has(id) ? `${HOME}/blob/main/docs/rules/${id}.md` : undefined);
