/** Finds entries that are out of order, and sorts them. */
import type { Issue, Line, Section } from "../document/types.ts";
import type { Edit } from "../text/edit.ts";
import { overlaps, partitionPoint, type Span } from "../text/span.ts";

/** An entry that can be moved as a whole. */
export interface Movable {
  readonly line: Line;
  readonly span: Span;
}

/** The entries of each section, in the order in which they stand. */
export const bySection = <T extends { readonly section: Section }>(entries: readonly T[]): T[][] => {
  const groups = new Map<Section, T[]>();
  for (const entry of entries) {
    const group = groups.get(entry.section);
    if (group) group.push(entry);
    else groups.set(entry.section, [entry]);
  }
  return [...groups.values()];
};

/** One entry that is out of order: the others are in order without it. */
export interface Disorder<T> {
  readonly entry: T;
  /** An entry that stands on the wrong side of it. */
  readonly other: T;
  /** On which side of the other it stands, though it belongs on the opposite one. */
  readonly stands: "above" | "below";
  /** The edits that sort all entries; undefined when text between them may belong to one of them. */
  readonly edits?: readonly Edit[];
}

/** Allow comments directly above an entry are about it, so they move with it. */
const isAllowComment = (issue: Issue, line: Line | undefined): boolean =>
  line?.kind === "comment" && /^\s*<!--\s{0,9}twir-lint-allow\s/.test(issue.source.slice(line.span));

const blockOf = (issue: Issue, { line, span }: Movable): Span => {
  let at = line.index;
  while (isAllowComment(issue, issue.lines[at - 1])) at--;
  return { start: issue.lines[at]?.span.start ?? span.start, end: span.end };
};

/** Whether only blank lines and comments stand between the blocks. */
const standAlone = ({ lines }: Issue, blocks: readonly Span[], movables: readonly Movable[]): boolean => {
  const [first, last] = [movables[0]?.line.index ?? 0, movables.at(-1)?.line.index ?? 0];
  let at = 0;
  return lines.slice(first, last + 1).every((line) => {
    while ((blocks[at]?.end ?? Number.POSITIVE_INFINITY) < line.span.start) at++;
    const block = blocks[at];
    return line.kind === "blank" || line.kind === "comment" || (block !== undefined && overlaps(block, line.span));
  });
};

/**
 * The indexes of a longest list of keys that ascend; of several the one that keeps the earlier entries, since what was put
 * in last is oftener the one at the wrong position.
 */
const ascending = (keys: readonly number[]): ReadonlySet<number> => {
  // For each length, of the lists that begin at or after an index, where the one begins whose first key is the greatest.
  const begins: number[] = [];
  const next: (number | undefined)[] = [];
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] as number;
    const length = partitionPoint(begins, (begin) => (keys[begin] as number) >= key);
    next[index] = begins[length - 1];
    begins[length] = index;
  }
  const kept = new Set<number>();
  for (let at = begins.at(-1); at !== undefined; at = next[at]) kept.add(at);
  return kept;
};

/**
 * The entries that are out of order, as few as can be, with the edits that sort all entries by their keys. Entries with one
 * key keep their order, each entry its bytes, and the text between two entries stays where it is. None when a key is not
 * known.
 */
export const findDisorder = <T extends Movable>(
  issue: Issue,
  entries: readonly T[],
  keyOf: (entry: T) => number | undefined,
): Disorder<T>[] => {
  const keyed = entries.flatMap((entry) => {
    const key = keyOf(entry);
    return key === undefined ? [] : [{ entry, key, block: blockOf(issue, entry) }];
  });
  if (keyed.length < entries.length) return [];
  const kept = ascending(keyed.map(({ key }) => key));
  if (kept.size === keyed.length) return [];
  const sorted = [...keyed].sort((a, b) => a.key - b.key);
  const blocks = keyed.map(({ block }) => block);
  const edits = standAlone(issue, blocks, entries)
    ? keyed.flatMap((slot, at): Edit[] =>
        slot === sorted[at] ? [] : [{ span: slot.block, text: issue.source.slice((sorted[at] as typeof slot).block) }],
      )
    : undefined;
  return keyed.flatMap(({ entry, key }, index): Disorder<T>[] => {
    if (kept.has(index)) return [];
    const above = keyed.find((other, at) => at < index && kept.has(at) && other.key > key);
    const below = keyed.findLast((other, at) => at > index && kept.has(at) && other.key < key);
    const other = above ?? below;
    return other ? [{ entry, other: other.entry, stands: above ? "below" : "above", edits }] : [];
  });
};
