/**
 * Which findings a repair caused, told from the two texts alone: the engine, whose work is judged, tells it from the
 * edits.
 */
import { diffChars } from "diff";
import type { LintResult } from "../../../src/index.ts";
import type { SourceFile } from "../../../src/text/source-file.ts";
import type { Span } from "../../../src/text/span.ts";

type Diagnostic = LintResult["diagnostics"][number];

/** Characters that differ: what stood there, and what was written. */
interface Change {
  readonly before: Span;
  readonly after: Span;
}

/** More changed characters are no small repair, and would take long to tell. */
const MOST_CHARACTERS = 400;

/** Undefined when there are too many. */
const changesOf = (before: string, after: string): Change[] | undefined => {
  let [old, now] = [0, 0];
  const changes: Change[] = [];
  for (const { added, removed, value } of diffChars(before, after, { maxEditLength: MOST_CHARACTERS }) ?? []) {
    const [oldEnd, nowEnd] = [old + (added ? 0 : value.length), now + (removed ? 0 : value.length)];
    const last = changes.at(-1);
    if (added || removed) {
      if (last && last.before.end === old && last.after.end === now)
        changes.splice(-1, 1, { before: { ...last.before, end: oldEnd }, after: { ...last.after, end: nowEnd } });
      else changes.push({ before: { start: old, end: oldEnd }, after: { start: now, end: nowEnd } });
    }
    [old, now] = [oldEnd, nowEnd];
  }
  return now === after.length ? changes : undefined;
};

const reversed = (text: string): string => text.split("").reverse().join("");

/** The same compared from the end: which of two equal pieces is the new one, nobody knows. */
const changesFromEnd = (before: string, after: string): Change[] | undefined => {
  const mirrored = ({ start, end }: Span, { length }: string): Span => ({ start: length - end, end: length - start });
  return changesOf(reversed(before), reversed(after))?.map((change) => ({
    before: mirrored(change.before, before),
    after: mirrored(change.after, after),
  }));
};

/** What only deletes writes no character. */
const touches = (written: Span, found: Span): boolean =>
  written.start < written.end && written.start < found.end && found.start < written.end;
const sharesLine = (source: SourceFile, a: Span, b: Span): boolean =>
  source.lineIndex(a.start) <= source.lineIndex(b.end) && source.lineIndex(b.start) <= source.lineIndex(a.end);

/** Whether an allow comment is needed, and where what a change takes out is told, shows again in each text. */
const NOT_OF_THE_TEXT: readonly string[] = ["allow", "change"];

/** The findings on characters that were written, and the errors of syntax on their lines, as far as they are new. */
export const causedFindings = (before: LintResult, after: LintResult): Diagnostic[] => {
  const old = [...before.diagnostics, ...before.allowed];
  const countOf = (found: readonly Diagnostic[], rule: string) => found.filter((each) => each.rule === rule).length;
  const candidates = after.diagnostics.filter(
    ({ rule, group }) => !NOT_OF_THE_TEXT.includes(group) && countOf(after.diagnostics, rule) > countOf(old, rule),
  );
  if (candidates.length === 0) return [];
  const texts = [before.source.text, after.source.text] as const;
  const ways = [changesOf(...texts), changesFromEnd(...texts)];
  const isCaused = ({ rule, group, severity, span }: Diagnostic, change: Change): boolean => {
    if (old.some((each) => each.rule === rule && sharesLine(before.source, each.span, change.before))) return false;
    const breaksLine = group === "syntax" && severity === "error" && sharesLine(after.source, span, change.after);
    return breaksLine || touches(change.after, span);
  };
  return candidates.filter((found) => ways.every((changes) => changes?.some((change) => isCaused(found, change))));
};
