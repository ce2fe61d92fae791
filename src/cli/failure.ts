import { inspect } from "node:util";
import { UsageError } from "../config/usage-error.ts";
import { visible } from "../report/visible.ts";

const ISSUES = "https://github.com/twir-lint/twir-lint/issues";

const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** What to say on standard error: one line for what can be expected, the whole story for a bug. */
export const failureText = (error: unknown): string => {
  if (error instanceof UsageError) {
    return `twir-lint: ${visible(error.message)}${error.help === undefined ? "" : `; ${visible(error.help)}`}\n`;
  }
  return `twir-lint: this is a bug in twir-lint, please report it with the draft: ${ISSUES}\n${visibleLines(inspect(error))}\n`;
};
