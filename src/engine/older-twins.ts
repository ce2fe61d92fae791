import type { SourceFile } from "../text/source-file.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

const linesOf = ({ text, lines }: SourceFile): string[] => lines.map(({ start, end }) => text.slice(start, end));

/**
 * Leaves out of pairs that tell of each other, as two lines with one link do, the finding of the line that stood there
 * before: a change is told of its own line, and that one points at the other.
 * @param before the text that the change began with
 */
export const withoutOlderTwins = <T extends Diagnostic>(
  found: readonly T[],
  { before, after }: { before: LintResult["source"]; after: LintResult["source"] },
): T[] => {
  const known = new Set(linesOf(before));
  const lineOf = (offset: number): number => after.lineIndex(offset);
  // An event is its lines: two of one group on one day begin alike.
  const isOlder = ({ span }: T): boolean =>
    after.lines.slice(lineOf(span.start), lineOf(span.end) + 1).every((line) => known.has(after.slice(line)));
  const placeOf = ({ rule }: T, offset: number): string => `${rule} ${lineOf(offset)}`;
  const byPlace = new Map(found.map((each) => [placeOf(each, each.span.start), each]));
  const twinsOf = (each: T): T[] =>
    (each.related ?? []).flatMap((related) => {
      const twin = "span" in related ? byPlace.get(placeOf(each, related.span.start)) : undefined;
      return twin && twin !== each ? [twin] : [];
    });
  const tellsOf = (twin: T, each: T): boolean => twinsOf(twin).includes(each);
  // Of two equal lines nobody can say which is the older: the second is told.
  return found.filter(
    (each) =>
      !isOlder(each) ||
      !twinsOf(each).some((twin) => tellsOf(twin, each) && (!isOlder(twin) || twin.span.start > each.span.start)),
  );
};
