/** Previews of a fix: the lines that it changes. */
import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";

/** Consecutive lines that a fix changes: how many it removes, and the lines that replace them. */
export interface LineChange {
  /** The first line that changes, from 1. */
  readonly line: number;
  readonly removed: number;
  readonly lines: readonly {
    readonly text: string;
    /** The offset of the first difference from the line that it replaces. */
    readonly from: number;
  }[];
}

/** In characters. A longer line, far longer than any of an issue, gets no preview: it would be slow and unreadable. */
const MAX_LENGTH = 20_000;

interface EditGroup {
  readonly first: number;
  last: number;
  readonly edits: Edit[];
}

/** Groups edits of the same or adjacent lines, which are shown as one change. */
const editGroupsOf = (source: SourceFile, edits: readonly Edit[]): EditGroup[] => {
  const blocks: EditGroup[] = [];
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    const first = source.lineIndex(edit.span.start);
    const last = source.lineIndex(edit.span.end);
    const open = blocks.at(-1);
    if (open && first <= open.last + 1) {
      open.last = Math.max(open.last, last);
      open.edits.push(edit);
    } else blocks.push({ first, last, edits: [edit] });
  }
  return blocks;
};

const commonEnd = (a: readonly string[], b: readonly string[], limit: number): number => {
  let count = 0;
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
};

const firstDifference = (a: string, b: string): number => {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
};

const changeOf = (source: SourceFile, { first, last, edits }: EditGroup): LineChange | undefined => {
  const start = source.lines[first]?.start ?? 0;
  const end = source.lines[last]?.end ?? source.text.length;
  if (end - start > MAX_LENGTH) return undefined;
  const local = edits.map(({ span, text }) => ({
    span: { start: span.start - start, end: span.end - start },
    text,
  }));
  const before = source.text.slice(start, end);
  const old = before.split(/\r?\n/);
  const now = applyEdits(before, local).split(/\r?\n/);
  const shorter = Math.min(old.length, now.length);
  const head = old.findIndex((line, index) => line !== now[index]);
  const same = head < 0 ? old.length : Math.min(head, shorter);
  const tail = commonEnd(old, now, shorter - same);
  return {
    line: first + same + 1,
    removed: old.length - same - tail,
    lines: now
      .slice(same, now.length - tail)
      .map((text, index) => ({ text, from: firstDifference(text, old[same + index] ?? "") })),
  };
};

/** The changes that a fix makes, by position; those that are too long to read are left out. */
export const previewOf = (source: SourceFile, fix: Fix): LineChange[] =>
  editGroupsOf(source, fix.edits)
    .map((block) => changeOf(source, block))
    .filter((change) => change !== undefined)
    .filter(({ removed, lines }) => removed > 0 || lines.length > 0);
