import type { Fix } from "../rule/define-rule.ts";
import { applyEdits, type Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";

/** Lines that a fix changes in one place: how many go, and what stands there afterwards. */
export interface Change {
  /** The first line that changes, from 1. */
  readonly line: number;
  readonly removed: number;
  readonly lines: readonly {
    readonly text: string /** Where it begins to differ from the line it replaces. */;
    readonly from: number;
  }[];
}

/** Far more than any part of an issue: a file that is one endless line has no readable preview, and no time for one. */
const LONGEST = 20_000;

interface Block {
  readonly first: number;
  last: number;
  readonly edits: Edit[];
}

/** Edits whose lines touch are shown as one change. */
const blocksOf = (source: SourceFile, edits: readonly Edit[]): Block[] => {
  const blocks: Block[] = [];
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
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
};

const changeOf = (source: SourceFile, { first, last, edits }: Block): Change | undefined => {
  const start = source.lines[first]?.start ?? 0;
  const end = source.lines[last]?.end ?? source.text.length;
  if (end - start > LONGEST) return undefined;
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

/** What the lines would read with the fix made, place by place; what is too long to be read is left out. */
export const previewOf = (source: SourceFile, fix: Fix): Change[] =>
  blocksOf(source, fix.edits)
    .map((block) => changeOf(source, block))
    .filter((change) => change !== undefined)
    .filter(({ removed, lines }) => removed > 0 || lines.length > 0);
