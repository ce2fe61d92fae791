/** How errors and notes are written to standard error. */

import { inspect } from "node:util";
import { failureLine } from "../../config/failure-line.ts";
import { UsageError } from "../../config/usage-error.ts";
import { escapeCommands, escapeHidden } from "../../report/escape.ts";
import { HOME } from "../../report/project.ts";
import { redact } from "../../text/redact.ts";

const ISSUES = `${HOME}/issues`;

const visibleLines = (text: string): string => redact(text).split("\n").map(escapeHidden).join("\n");

/** Makes a line for standard error: nothing in it is obeyed, and no credentials are in it. */
export const noteText = (line: string): string => escapeCommands(`twir-lint: ${escapeHidden(redact(line))}\n`);

/** The text for standard error: one line for a `UsageError`, the stack for a bug. */
export const failureText = (error: unknown): string => {
  if (error instanceof UsageError) {
    const trace = error.trace === undefined ? "" : `${visibleLines(error.trace)}\n`;
    return escapeCommands(`${noteText(failureLine(error))}${trace}`);
  }
  return escapeCommands(
    `twir-lint: this is a bug in twir-lint, please report it with the draft: ${ISSUES}\n${visibleLines(inspect(error))}\n`,
  );
};
