/** Previews of a fix: the lines that it changes. */
import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

/** Consecutive lines that a fix changes: how many it removes, and the lines that replace them. */
export interface LineChange {
  /** The first line that changes, from 1. */
  readonly line: number;
  readonly removed: number;
  readonly lines: readonly {
    readonly text: string;
    /** The offset of the first difference from the line that it replaces. */
    readonly from: number;
    /** The parts of it that the fix writes. */
    readonly added: readonly Span[];
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

const commonEnd = (a: ArrayLike<string>, b: ArrayLike<string>, limit: number): number => {
  let count = 0;
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count++;
  return count;
};

const firstDifference = (a: string, b: string): number => {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return index;
};

/**
 * The parts of a new text that were not in the old one, when one stretch was replaced, or something put around it. Of
 * lines that are put in another order it tells nothing.
 */
const newParts = (old: string, now: string): Span[] => {
  if (now.includes("\n") || old.includes(now)) return [];
  const kept = old === "" ? -1 : now.indexOf(old);
  if (kept >= 0)
    return [
      { start: 0, end: kept },
      { start: kept + old.length, end: now.length },
    ];
  const start = firstDifference(now, old);
  const shorter = Math.min(old.length, now.length) - start;
  return [{ start, end: now.length - commonEnd(old, now, shorter) }];
};

/** The parts of the text after the edits that they write; without those that are empty. */
const addedBy = (before: string, edits: readonly Edit[]): Span[] => {
  let moved = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start)
    .flatMap(({ span, text }) => {
      const at = span.start + moved;
      moved += text.length - (span.end - span.start);
      return newParts(before.slice(span.start, span.end), text)
        .filter(({ start, end }) => start < end)
        .map(({ start, end }) => ({ start: at + start, end: at + end }));
    });
};

interface Line {
  readonly text: string;
  readonly added: readonly Span[];
}

/** The lines of a text, each with what is added in it. */
const linesOf = (text: string, added: readonly Span[]): Line[] => {
  let start = 0;
  let next = 0;
  return text.split(/(\r?\n)/).flatMap((part, index) => {
    const [from, to] = [start, start + part.length];
    start = to;
    if (index % 2 === 1) return [];
    while (next < added.length && (added[next] as Span).end <= from) next++;
    const here: Span[] = [];
    for (let at = next; at < added.length && (added[at] as Span).start < to; at++) {
      const each = added[at] as Span;
      here.push({ start: Math.max(each.start, from) - from, end: Math.min(each.end, to) - from });
    }
    return [{ text: part, added: here }];
  });
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
  const after = linesOf(applyEdits(before, local), addedBy(before, local));
  const now = after.map(({ text }) => text);
  const shorter = Math.min(old.length, now.length);
  const head = old.findIndex((line, index) => line !== now[index]);
  const same = head < 0 ? old.length : Math.min(head, shorter);
  const tail = commonEnd(old, now, shorter - same);
  return {
    line: first + same + 1,
    removed: old.length - same - tail,
    lines: after
      .slice(same, now.length - tail)
      .map((each, index) => ({ ...each, from: firstDifference(each.text, old[same + index] ?? "") })),
  };
};

/** The changes that a fix makes, by position; those that are too long to read are left out. */
export const previewOf = (source: SourceFile, fix: Fix): LineChange[] =>
  editGroupsOf(source, fix.edits)
    .map((block) => changeOf(source, block))
    .filter((change) => change !== undefined)
    .filter(({ removed, lines }) => removed > 0 || lines.length > 0);
