/** Of the findings of a text those that a change has caused. */
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
 * Leaves what a change causes: the findings that the text before did not have, wherever they stand now. A line that only
 * moved has the findings it had; of two lines that repeat each other, the one that the change brought is told.
 * @param before undefined when there was no such text: then all of it is caused
 */
export const causedSince = (before: Findings | undefined): (<T extends Findings>(after: T) => T) => {
  const old = before === undefined ? { diagnostics: [], allowed: [] } : fingerprinted(before);
  // What a comment let stand before and does not now is caused by whoever took the comment away.
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
