import { inspect } from "node:util";
import { UsageError } from "../config/usage-error.ts";
import { visible } from "../report/visible.ts";

const ISSUES = "https://github.com/twir-lint/twir-lint/issues";

const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** What to say on standard error: one line for what can be expected, the whole story for a bug. */
export const failureText = (error: unknown): string => {
  if (error instanceof UsageError) {
    const help = error.help === undefined ? "" : `; ${visible(error.help)}`;
    const trace = error.trace === undefined ? "" : `${visibleLines(error.trace)}\n`;
    return `twir-lint: ${visible(error.message)}${help}\n${trace}`;
  }
  return `twir-lint: this is a bug in twir-lint, please report it with the draft: ${ISSUES}\n${visibleLines(inspect(error))}\n`;
};
