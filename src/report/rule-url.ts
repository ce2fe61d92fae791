import type { AnyRule } from "../rules/define-rule.ts";
import { rules } from "../rules/index.ts";

const DOCS = "https://github.com/twir-lint/twir-lint/blob/main/docs/rules";

const DOCUMENTED = new Set(rules.map(({ id }) => id));

/** The page about a rule; a rule that is not the newsletter's has the one that it names, or none. */
export const ruleUrl = ({ id, url }: Pick<AnyRule, "id" | "url">): string | undefined =>
  url ?? (DOCUMENTED.has(id) ? `${DOCS}/${id}.md` : undefined);
