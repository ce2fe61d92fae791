/** Findings in pairs, as two lines with one link are: which of the two belongs to a change. */
import type { SourceFile } from "../text/source-file.ts";
import type { Diagnostic } from "./lint.ts";

const linesOf = ({ text, lines }: SourceFile): string[] => lines.map(({ start, end }) => text.slice(start, end));

/**
 * Leaves out of each pair of findings that point at each other the one of the line that stood there before: a change is
 * told of its own line, and that finding points at the other.
 * @param before the text that the change began with
 */
export const withoutOlderCounterparts = <T extends Diagnostic>(
  diagnostics: readonly T[],
  { before, after }: { before: SourceFile; after: SourceFile },
): T[] => {
  const linesBefore = new Set(linesOf(before));
  const lineOf = (offset: number): number => after.lineIndex(offset);
  // An event is its lines: two of one group on one day begin alike.
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
  // Of two equal lines nobody can say which is the older: the second is told.
  const isNewer = (other: T, each: T): boolean => !isOld(other) || other.span.start > each.span.start;
  return diagnostics.filter((each) => !isOld(each) || !counterpartsOf(each).some((other) => isNewer(other, each)));
};
