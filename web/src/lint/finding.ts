/** A finding as the page shows it: its positions in the text that was given, not in what surrounds it. */
import type { Diagnostic } from "../../../src/engine/lint.ts";
import type { SourceFile } from "../../../src/text/source-file.ts";
import { contains, type Span } from "../../../src/text/span.ts";
import type { PageFinding, PageFix, PageRelated } from "./protocol.ts";

const fixIn = (text: Span, { fix }: Diagnostic): PageFix | undefined =>
  fix?.edits.every(({ span }) => contains(text, span))
    ? {
        title: fix.title,
        safety: fix.safety,
        edits: fix.edits.map(({ span, text: insert }) => ({
          from: span.start - text.start,
          to: span.end - text.start,
          insert,
        })),
      }
    : undefined;

const lineIn = (source: SourceFile, text: Span, offset: number): number =>
  source.lineIndex(offset) - source.lineIndex(text.start) + 1;

const relatedIn = (source: SourceFile, text: Span, { related = [] }: Diagnostic): PageRelated[] =>
  related.flatMap((each): PageRelated[] => {
    if (!("span" in each)) return [{ message: each.message, where: `${each.path}:${each.start.line}` }];
    if (!contains(text, each.span)) return [];
    const where = `line ${lineIn(source, text, each.span.start)}`;
    return [{ message: each.message, where, from: each.span.start - text.start }];
  });

/** @param text where in the source the text is that was given */
export const findingIn = (source: SourceFile, text: Span, found: Diagnostic): PageFinding => ({
  rule: found.rule,
  severity: found.severity,
  message: found.message,
  help: found.help,
  from: found.span.start - text.start,
  to: found.span.end - text.start,
  line: lineIn(source, text, found.span.start),
  related: relatedIn(source, text, found),
  fix: fixIn(text, found),
});
