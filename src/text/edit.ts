/** Edits of a text, and how they are applied. */
import { overlaps, type Span } from "./span.ts";

/** Replaces what stands at `span` with `text`. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** An edit that deletes what stands between two offsets. */
export const deletion = (start: number, end: number): Edit => ({ span: { start, end }, text: "" });

/** An edit that inserts a text at an offset. */
export const insertion = (at: number, text: string): Edit => ({ span: { start: at, end: at }, text });

const byPosition = (a: Edit, b: Edit): number => a.span.start - b.span.start || a.span.end - b.span.end;

/** Whether any two edits of the list touch the same text. */
export const haveOverlap = (edits: readonly Edit[]): boolean => {
  const sorted = [...edits].sort(byPosition);
  return sorted.some((edit, index) => index > 0 && overlaps((sorted[index - 1] as Edit).span, edit.span));
};

/** The text with all edits applied; everything outside them stays as it is. Throws when two of them overlap. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const sorted = [...edits].sort(byPosition);
  const parts: string[] = [];
  let done = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < done) throw new Error(`edits overlap at offset ${span.start}`);
    parts.push(text.slice(done, span.start), replacement);
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join("");
};
