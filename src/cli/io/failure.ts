import { inspect } from "node:util";
import { UsageError } from "../../config/usage-error.ts";
import { unobeyed, visible } from "../../report/visible.ts";

const ISSUES = "https://github.com/twir-lint/twir-lint/issues";

const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** A failure in one line. */
export const failureLine = (error: unknown): string => {
  if (!(error instanceof UsageError)) return `a bug in twir-lint: ${error instanceof Error ? error.message : error}`;
  return `${error.message}${error.help === undefined ? "" : `; ${error.help}`}`;
};

/** What to say on standard error: one line for what can be expected, the whole story for a bug. */
export const failureText = (error: unknown): string => {
  if (error instanceof UsageError) {
    const trace = error.trace === undefined ? "" : `${visibleLines(error.trace)}\n`;
    return unobeyed(`twir-lint: ${visible(failureLine(error))}\n${trace}`);
  }
  return unobeyed(
    `twir-lint: this is a bug in twir-lint, please report it with the draft: ${ISSUES}\n${visibleLines(inspect(error))}\n`,
  );
};
