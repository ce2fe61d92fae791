/** Findings in the Markdown of GitHub: sentences, and links to the pages of rules. */
import { capitalized } from "../text/sentence.ts";
import { escapeMarkdown, messageMarkdown } from "./markdown-text.ts";
import { ruleUrl } from "./rule-url.ts";

/** How a finding is put to a contributor. */
export const LABELS = { error: "Please change", warning: "Please consider", info: "Hint" } as const;

/** Characters; far more than a message of ours has. */
export const MAX_TEXT = 600;

/** A message or help text as a sentence. */
export const sentence = (text: string): string => `${capitalized(messageMarkdown(text, MAX_TEXT))}.`;

/** A link to the page of a rule of ours; another rule is only named, for a stranger may have made the name. */
export const ruleLink = (rule: string): string => {
  const page = ruleUrl({ id: rule });
  return page === undefined ? escapeMarkdown(rule.slice(0, MAX_TEXT)) : `[${rule}](${page})`;
};
