/**
 * Which findings a repair caused, told from the two texts alone: the engine, whose work is judged, tells it from the
 * edits.
 */
import { diffArrays, diffChars } from "diff";
import type { LintResult } from "../../../src/index.ts";
import type { Span } from "../../../src/text/span.ts";

type Diagnostic = LintResult["diagnostics"][number];

/** Lines that differ, as spans of the two texts, and the characters of the second that the first does not have. */
interface Change {
  readonly before: Span;
  readonly after: Span;
  readonly written: readonly Span[];
}

/** More changed characters are no small repair, and would take long to tell. */
const MOST_CHARACTERS = 300;

/** The characters of `after` that are new, as one of the ways to tell: which of two equal characters is, nobody knows. */
const newCharacters = (before: string, after: string): boolean[] =>
  (diffChars(before, after, { maxEditLength: MOST_CHARACTERS }) ?? []).flatMap(({ added, removed, value }) =>
    removed ? [] : Array.from({ length: value.length }, () => added),
  );

const reversed = (text: string): string => text.split("").reverse().join("");

/** Those that are new from whichever end the texts are compared. */
const writtenIn = (before: string, after: string, start: number): Span[] => {
  const fromStart = newCharacters(before, after);
  const fromEnd = newCharacters(reversed(before), reversed(after)).reverse();
  return fromStart.flatMap((isNew, index) =>
    isNew && fromEnd[index] ? [{ start: start + index, end: start + index + 1 }] : [],
  );
};

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const changesOf = (before: string, after: string): Change[] => {
  const changes: Change[] = [];
  let [old, now, open] = [0, 0, [0, 0]];
  const close = (): void => {
    const spans = [
      { start: open[0] as number, end: old },
      { start: open[1] as number, end: now },
    ] as const;
    const [was, is] = [before.slice(spans[0].start, old), after.slice(spans[1].start, now)];
    if (was !== is) changes.push({ before: spans[0], after: spans[1], written: writtenIn(was, is, spans[1].start) });
  };
  for (const { added, removed, value } of diffArrays(linesOf(before), linesOf(after))) {
    const { length } = value.join("");
    if (!added && !removed) {
      close();
      open = [old + length, now + length];
    }
    if (!added) old += length;
    if (!removed) now += length;
  }
  close();
  return changes;
};

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
/** Findings at the end of a line, or of no width, are on it too. */
const isOn = (found: Span, lines: Span): boolean => found.start < lines.end && found.end >= lines.start;

/** The findings on characters that were written, and the errors of syntax on lines that were changed, as far as they are new. */
export const causedFindings = (before: LintResult, after: LintResult): Diagnostic[] => {
  const old = [...before.diagnostics, ...before.allowed];
  const countOf = (found: readonly Diagnostic[], rule: string) => found.filter((each) => each.rule === rule).length;
  const grew = (rule: string): boolean => countOf(after.diagnostics, rule) > countOf(old, rule);
  return changesOf(before.source.text, after.source.text).flatMap((change) => {
    const wasThere = (rule: string): boolean =>
      old.some((each) => each.rule === rule && isOn(each.span, change.before));
    return after.diagnostics.filter(({ rule, group, severity, span }) => {
      if (group === "allow" || wasThere(rule) || !grew(rule)) return false;
      const breaksLine = group === "syntax" && severity === "error" && isOn(span, change.after);
      return breaksLine || change.written.some((written) => touches(written, span));
    });
  });
};
