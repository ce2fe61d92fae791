/** Checks a repair by its result: it must not cause a finding. */
import type { Fix } from "../rule/define-rule.ts";
import type { SourceFile } from "../text/source-file.ts";
import { coverage, partitionPoint, type Span } from "../text/span.ts";
import type { LintResult } from "./lint.ts";

type Findings = Pick<LintResult, "source" | "diagnostics" | "allowed">;

/** What one edit of a fix writes: its span, and its lines, in the text with all edits made. */
interface Written {
  readonly fix: Fix;
  readonly span: Span;
  readonly lines: Span;
}

/** The lines that a span touches, as a span of their indexes. */
const linesOf = (source: SourceFile, { start, end }: Span): Span => ({
  start: source.lineIndex(start),
  end: source.lineIndex(end) + 1,
});

/** What each edit writes, in order of position, in which edits that can be made together do not overlap. */
const writtenBy = (fixes: readonly Fix[], after: SourceFile): Written[] => {
  const made = fixes.flatMap((fix) => fix.edits.map((edit) => ({ fix, edit })));
  let shift = 0;
  return made
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end)
    .map(({ fix, edit }) => {
      const start = edit.span.start + shift;
      shift += edit.text.length - (edit.span.end - edit.span.start);
      const span = { start, end: start + edit.text.length };
      return { fix, span, lines: linesOf(after, span) };
    });
};

/** The fixes of which an edit shares a character, or a line, with the span. What only deletes writes no character. */
const fixesAt = (written: readonly Written[], wanted: Span, by: "span" | "lines"): Set<Fix> => {
  const fixes = new Set<Fix>();
  const first = partitionPoint(written, (each) => each[by].end <= wanted.start);
  for (let index = first; index < written.length; index++) {
    const { fix, [by]: span } = written[index] as Written;
    if (span.start >= wanted.end) break;
    if (span.start < span.end) fixes.add(fix);
  }
  return fixes;
};

/** A test whether a fix edits lines on which the rule had found something. */
const foundBefore = ({ source, diagnostics, allowed }: Findings): ((rule: string, fix: Fix) => boolean) => {
  const old = [...diagnostics, ...allowed];
  const byRule = new Map<string, { isOn: (lines: Span) => boolean; known: Map<Fix, boolean> }>();
  return (rule, fix) => {
    const linesOfRule = () => old.filter((each) => each.rule === rule).map(({ span }) => linesOf(source, span));
    const { isOn, known } = byRule.get(rule) ?? { isOn: coverage(linesOfRule()), known: new Map<Fix, boolean>() };
    byRule.set(rule, { isOn, known });
    const found = known.get(fix) ?? fix.edits.some(({ span }) => isOn(linesOf(source, span)));
    known.set(fix, found);
    return found;
  };
};

/**
 * The fixes that cause a finding: one on the characters that they write, or an error of syntax on their lines. What their
 * lines had before they do not cause, and what they merely uncover beside what they write neither.
 * @param before what was found in the text
 * @param fixes all that was made together
 * @param after what was found in the text that they made
 */
export const harmfulFixes = (before: Findings, fixes: readonly Fix[], after: Findings): ReadonlySet<Fix> => {
  const written = writtenBy(fixes, after.source);
  const wasThere = foundBefore(before);
  const harmful = new Set<Fix>();
  const asked = new Set<string>();
  for (const { rule, group, severity, span } of after.diagnostics) {
    // Whether an allow comment is needed shows only when its rule's name is right.
    if (group === "allow") continue;
    let blamed = fixesAt(written, span, "span");
    // On a line with several repairs the one that wrote what is broken is to blame, else none is better than the others.
    if (blamed.size === 0 && group === "syntax" && severity === "error") {
      const lines = linesOf(after.source, span);
      const question = `${rule} ${lines.start} ${lines.end}`;
      if (asked.has(question)) continue;
      asked.add(question);
      blamed = fixesAt(written, lines, "lines");
    }
    for (const fix of blamed) if (!wasThere(rule, fix)) harmful.add(fix);
  }
  return harmful;
};
