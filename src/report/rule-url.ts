const DOCS = "https://github.com/twir-lint/twir-lint/blob/main/docs/rules";

/** The page about a rule. */
export const ruleUrl = (rule: string): string => `${DOCS}/${rule}.md`;
