/** Findings that come in pairs, one for each of two lines with one link: which of the two a change has caused. */
import type { SourceFile } from "../text/source-file.ts";
import type { Diagnostic } from "./lint.ts";

const linesOf = ({ text, lines }: SourceFile): string[] => lines.map(({ start, end }) => text.slice(start, end));

/**
 * Removes from each pair of findings that are related to each other the one on the older line: the author of a change is
 * shown the finding on the new line, which points at the other.
 * @param before the text before the change
 */
export const withoutOlderCounterparts = <T extends Diagnostic>(
  diagnostics: readonly T[],
  { before, after }: { before: SourceFile; after: SourceFile },
): T[] => {
  const linesBefore = new Set(linesOf(before));
  const lineOf = (offset: number): number => after.lineIndex(offset);
  // All lines of an event count: the first lines of two events of a group on one day are equal.
  const isOld = ({ span }: T): boolean =>
    after.lines.slice(lineOf(span.start), lineOf(span.end) + 1).every((line) => linesBefore.has(after.slice(line)));
  const keyOf = ({ rule }: T, offset: number): string => `${rule} ${lineOf(offset)}`;
  const byLine = new Map(diagnostics.map((each) => [keyOf(each, each.span.start), each]));
  const relatedTo = (each: T): T[] =>
    (each.related ?? []).flatMap((related) => {
      const other = "span" in related ? byLine.get(keyOf(each, related.span.start)) : undefined;
      return other && other !== each ? [other] : [];
    });
  const counterpartsOf = (each: T): T[] => relatedTo(each).filter((other) => relatedTo(other).includes(each));
  // Of two equal lines it is not known which is older: the finding on the second remains.
  const isNewer = (other: T, each: T): boolean => !isOld(other) || other.span.start > each.span.start;
  return diagnostics.filter((each) => !isOld(each) || !counterpartsOf(each).some((other) => isNewer(other, each)));
};
