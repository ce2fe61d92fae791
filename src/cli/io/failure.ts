/** How errors are written to standard error. */
import { inspect } from "node:util";
import { UsageError } from "../../config/usage-error.ts";
import { escapeCommands, escapeHidden } from "../../report/escape.ts";

const ISSUES = "https://github.com/twir-lint/twir-lint/issues";

const visibleLines = (text: string): string => text.split("\n").map(escapeHidden).join("\n");

/** A failure in one line. */
export const failureLine = (error: unknown): string => {
  if (!(error instanceof UsageError)) return `a bug in twir-lint: ${error instanceof Error ? error.message : error}`;
  return `${error.message}${error.help === undefined ? "" : `; ${error.help}`}`;
};

/** The text for standard error: one line for a `UsageError`, the stack for a bug. */
export const failureText = (error: unknown): string => {
  if (error instanceof UsageError) {
    const trace = error.trace === undefined ? "" : `${visibleLines(error.trace)}\n`;
    return escapeCommands(`twir-lint: ${escapeHidden(failureLine(error))}\n${trace}`);
  }
  return escapeCommands(
    `twir-lint: this is a bug in twir-lint, please report it with the draft: ${ISSUES}\n${visibleLines(inspect(error))}\n`,
  );
};
