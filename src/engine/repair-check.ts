/** Checks a repair by its result: it must not cause a finding. */
import type { Fix } from "../rule/define-rule.ts";
import type { Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import type { Diagnostic, LintResult } from "./lint.ts";

type Findings = Pick<LintResult, "source" | "diagnostics" | "allowed">;

/** Where each edit writes, in the text with all of them made. */
const writtenSpans = (edits: readonly Edit[]): Map<Edit, Span> => {
  const spans = new Map<Edit, Span>();
  let shift = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const start = edit.span.start + shift;
    shift += edit.text.length - (edit.span.end - edit.span.start);
    spans.set(edit, { start, end: start + edit.text.length });
  }
  return spans;
};

const sharesLine = (source: SourceFile, a: Span, b: Span): boolean =>
  source.lineIndex(a.start) <= source.lineIndex(b.end) && source.lineIndex(b.start) <= source.lineIndex(a.end);

/** What only deletes writes no character. */
const sharesCharacter = (written: Span, found: Span): boolean =>
  written.start < written.end && written.start < found.end && found.start < written.end;

/**
 * The fixes that cause a finding: one on the characters that they write, or an error of syntax on their lines. What their
 * lines had before they do not cause, and what they merely uncover beside what they write neither.
 * @param before what was found in the text
 * @param fixes all that was made together
 * @param after what was found in the text that they made
 */
export const harmfulFixes = (before: Findings, fixes: readonly Fix[], after: Findings): Fix[] => {
  const old = [...before.diagnostics, ...before.allowed];
  const spans = writtenSpans(fixes.flatMap(({ edits }) => edits));
  const wasThere = ({ rule }: Diagnostic, { edits }: Fix): boolean =>
    old.some((each) => each.rule === rule && edits.some(({ span }) => sharesLine(before.source, span, each.span)));
  const writes = (fix: Fix, test: (written: Span) => boolean): boolean =>
    fix.edits.some((edit) => test(spans.get(edit) as Span));
  return [
    ...new Set(
      after.diagnostics.flatMap((found): Fix[] => {
        // Whether an allow comment is needed shows only when its rule's name is right.
        if (found.group === "allow") return [];
        const onText = fixes.filter((fix) => writes(fix, (written) => sharesCharacter(written, found.span)));
        const breaksLine = found.group === "syntax" && found.severity === "error";
        // On a line with several repairs the one that wrote what is broken is to blame, else none is better than the others.
        const blamed =
          onText.length > 0 || !breaksLine
            ? onText
            : fixes.filter((fix) => writes(fix, (written) => sharesLine(after.source, written, found.span)));
        return blamed.filter((fix) => !wasThere(found, fix));
      }),
    ),
  ];
};
