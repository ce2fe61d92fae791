import { fingerprints } from "./fingerprint.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

type Judged = Pick<LintResult, "source" | "diagnostics">;

/**
 * A filter for what a change causes: the findings that the text before did not have, wherever they stand now. A line
 * that only moved has the findings it had; one that is found to be repeated further down may be older than the change.
 * @param before undefined when there was no such text: then all of it is caused
 */
export const causedSince = (before: Judged | undefined): ((after: Judged) => Diagnostic[]) => {
  const known = new Set(before === undefined ? [] : fingerprints(before.source, before.diagnostics));
  return ({ source, diagnostics }) => {
    const names = fingerprints(source, diagnostics);
    return diagnostics
      .map((found, index) => ({ ...found, fingerprint: names[index] as string }))
      .filter(({ fingerprint }) => !known.has(fingerprint));
  };
};
