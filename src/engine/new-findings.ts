/** Filters the findings of a text for those that a change has caused. */
import { withoutOlderCounterparts } from "./counterparts.ts";
import { fingerprints } from "./fingerprint.ts";
import type { AllowedDiagnostic, Diagnostic, LintResult } from "./lint.ts";

type Findings = Pick<LintResult, "source" | "diagnostics" | "allowed">;
type Fingerprinted<T> = T & { readonly fingerprint: string };

/** The findings with their fingerprints, which are counted over the allowed ones too. */
const fingerprinted = ({ source, diagnostics, allowed }: Findings) => {
  const hashes = fingerprints(source, [...diagnostics, ...allowed]);
  const add = <T extends Diagnostic>(diagnostic: T, index: number): Fingerprinted<T> => ({
    ...diagnostic,
    fingerprint: hashes[index] as string,
  });
  return {
    diagnostics: diagnostics.map(add),
    allowed: allowed.map((each, index) => add<AllowedDiagnostic>(each, diagnostics.length + index)),
  };
};

const setOf = (found: readonly Fingerprinted<Diagnostic>[]): ReadonlySet<string> =>
  new Set(found.map(({ fingerprint }) => fingerprint));

/**
 * Makes a filter for what a change causes: the findings that the text before did not have. A line that has only moved
 * causes nothing; of two lines that repeat each other, the finding on the new one remains.
 * @param before undefined when there was no such text: then all findings are caused by the change
 */
export const causedSince = (before: Findings | undefined): (<T extends Findings>(after: T) => T) => {
  const old = before === undefined ? { diagnostics: [], allowed: [] } : fingerprinted(before);
  // A finding that was allowed before and is not now was caused by removing the comment, so the two are separate.
  const [known, knownAllowed] = [setOf(old.diagnostics), setOf(old.allowed)];
  return (after) => {
    const { diagnostics, allowed } = fingerprinted(after);
    const caused = diagnostics.filter(({ fingerprint }) => !known.has(fingerprint));
    const texts = before && { before: before.source, after: after.source };
    return {
      ...after,
      diagnostics: texts ? withoutOlderCounterparts(caused, texts) : caused,
      allowed: allowed.filter(({ fingerprint }) => !knownAllowed.has(fingerprint)),
    };
  };
};
