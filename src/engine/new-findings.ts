import { fingerprints } from "./fingerprint.ts";
import type { AllowedDiagnostic, Diagnostic, LintResult } from "./lint.ts";
import { withoutOlderTwins } from "./older-twins.ts";

type Judged = Pick<LintResult, "source" | "diagnostics" | "allowed">;
type Named<T> = T & { readonly fingerprint: string };

/** The findings with their names, which those that a comment lets stand share with the others. */
const named = ({ source, diagnostics, allowed }: Judged) => {
  const names = fingerprints(source, [...diagnostics, ...allowed]);
  const withName = <T extends Diagnostic>(found: T, index: number): Named<T> => ({
    ...found,
    fingerprint: names[index] as string,
  });
  return {
    diagnostics: diagnostics.map(withName),
    allowed: allowed.map((found, index) => withName<AllowedDiagnostic>(found, diagnostics.length + index)),
  };
};

const namesOf = (found: readonly Named<Diagnostic>[]): ReadonlySet<string> =>
  new Set(found.map(({ fingerprint }) => fingerprint));

/**
 * Leaves what a change causes: the findings that the text before did not have, wherever they stand now. A line that only
 * moved has the findings it had; of two lines that repeat each other, the one that the change brought is told.
 * @param before undefined when there was no such text: then all of it is caused
 */
export const causedSince = (before: Judged | undefined): (<T extends Judged>(after: T) => T) => {
  const old = before === undefined ? { diagnostics: [], allowed: [] } : named(before);
  // What a comment let stand before and does not now is caused by whoever took the comment away.
  const [known, knownAllowed] = [namesOf(old.diagnostics), namesOf(old.allowed)];
  return (after) => {
    const { diagnostics, allowed } = named(after);
    const caused = diagnostics.filter(({ fingerprint }) => !known.has(fingerprint));
    const texts = before && { before: before.source, after: after.source };
    return {
      ...after,
      diagnostics: texts ? withoutOlderTwins(caused, texts) : caused,
      allowed: allowed.filter(({ fingerprint }) => !knownAllowed.has(fingerprint)),
    };
  };
};
