/** What is told of a run that failed. */
import { redact } from "../text/redact.ts";
import { UsageError } from "./usage-error.ts";

/** A failure in one line, without credentials. */
export const failureLine = (error: unknown): string => {
  if (!(error instanceof UsageError))
    return redact(`a bug in twir-lint: ${error instanceof Error ? error.message : error}`);
  return redact(`${error.message}${error.help === undefined ? "" : `; ${error.help}`}`);
};
