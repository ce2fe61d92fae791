/** What a change from one text to another causes. */
import type { LintResult } from "../engine/lint.ts";
import { causedSince } from "../engine/new-findings.ts";

/**
 * Leaves of the findings of a text those that it has and the text before had not, wherever they stand now.
 * @param before undefined when there was no such text: then all of them are new
 */
export const newFindings = (before: LintResult | undefined, after: LintResult): LintResult =>
  causedSince(before)(after);
