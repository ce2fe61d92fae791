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
  /** The side of `other` on which the entry stands now; it belongs on the opposite side. */
  readonly stands: "above" | "below";
  /** The entries that are in order between which it stands; undefined at the beginning and at the end. */
  readonly above?: T;
  readonly below?: T;
  /**
   * The edits that sort all entries; undefined when text between them may belong to one of them, and past the first where
   * too many are out of order.
   */
  readonly edits?: readonly Edit[];
}

/** So many times the edits that sort a section are repeated: more times would make a report grow by the square. */
const MAX_REPEATED = 50;

const isAllowComment = (issue: Issue, line: Line | undefined): boolean =>
  line?.kind === "comment" && /^\s*<!--\s{0,9}twir-lint-allow\s/.test(issue.source.slice(line.span));

/** An entry with the allow comments directly above it: they are about the entry, so they move with it. */
export const blockOf = (issue: Issue, { line, span }: Movable): Span => {
  let first = line.index;
  while (isAllowComment(issue, issue.lines[first - 1])) first--;
  return { start: issue.lines[first]?.span.start ?? span.start, end: span.end };
};

/**
 * Whether only blank lines and comments stand between the blocks, and no text behind them, which may be the rest of the
 * last one.
 */
const standAlone = ({ lines, source }: Issue, blocks: readonly Span[], movables: readonly Movable[]): boolean => {
  const [first, last] = [movables[0]?.line.index ?? 0, movables.at(-1)?.line.index ?? 0];
  if (lines[source.lineIndex(blocks.at(-1)?.end ?? 0) + 1]?.kind === "text") return false;
  let next = 0;
  return lines.slice(first, last + 1).every((line) => {
    while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) < line.span.start) next++;
    const block = blocks[next];
    return line.kind === "blank" || line.kind === "comment" || (block !== undefined && overlaps(block, line.span));
  });
};

/**
 * The indexes of a longest subsequence of keys that never descends. Of several, the one with the earlier entries: the
 * entry that was added last is more often the one at the wrong position.
 */
const longestAscending = (keys: readonly number[]): ReadonlySet<number> => {
  // The keys are taken from the last to the first. Of the subsequences of n + 1 keys found so far, `begins[n]` is the
  // index at which the one with the greatest first key begins: before that one the most keys can be put.
  const begins: number[] = [];
  // For each index the one that follows it in its subsequence.
  const next: (number | undefined)[] = [];
  for (let index = keys.length - 1; index >= 0; index--) {
    const key = keys[index] as number;
    const length = partitionPoint(begins, (begin) => (keys[begin] as number) >= key);
    next[index] = begins[length - 1];
    begins[length] = index;
  }
  const kept = new Set<number>();
  for (let index = begins.at(-1); index !== undefined; index = next[index]) kept.add(index);
  return kept;
};

/**
 * The entries that are out of order, as few as can be, with the edits that sort all entries by their keys. Entries with
 * equal keys keep their order, each entry keeps its bytes, and the text between two entries stays where it is. Empty
 * when the key of an entry is unknown.
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
  const kept = longestAscending(keyed.map(({ key }) => key));
  if (kept.size === keyed.length) return [];
  // In the order of their positions and of their keys.
  const inOrder = keyed.flatMap((each, index) => (kept.has(index) ? [{ ...each, index }] : []));
  const sorted = [...keyed].sort((a, b) => a.key - b.key);
  const blocks = keyed.map(({ block }) => block);
  const edits = standAlone(issue, blocks, entries)
    ? keyed.flatMap((slot, index): Edit[] =>
        slot === sorted[index]
          ? []
          : [{ span: slot.block, text: issue.source.slice((sorted[index] as typeof slot).block) }],
      )
    : undefined;
  const withEdits = keyed.length - kept.size > MAX_REPEATED ? 1 : MAX_REPEATED;
  let found = 0;
  return keyed.flatMap(({ entry, key }, index): Disorder<T>[] => {
    if (kept.has(index)) return [];
    const at = partitionPoint(inOrder, (each) => each.index < index);
    const [previous, next] = [inOrder[at - 1], inOrder[at]];
    const later = inOrder[partitionPoint(inOrder, (each) => each.key <= key)];
    const earlier = inOrder[partitionPoint(inOrder, (each) => each.key < key) - 1];
    const above = later && later.index < index ? later : undefined;
    const other = above ?? (earlier && earlier.index > index ? earlier : undefined);
    if (!other) return [];
    const fix = found++ < withEdits ? edits : undefined;
    const neighbours = { above: previous?.entry, below: next?.entry };
    return [{ entry, other: other.entry, stands: above ? "below" : "above", ...neighbours, edits: fix }];
  });
};

/** A number, and a text that decides between equal numbers. */
export type SortKey = readonly [number: number, text: string];

const isAfter = ([number, text]: SortKey, [other, otherText]: SortKey): boolean =>
  number > other || (number === other && text > otherText);

/**
 * The entry behind which a new one belongs by its key; undefined at the beginning. Entries that are out of order, or have
 * no key, tell nothing.
 */
export const predecessor = <T extends Movable>(
  issue: Issue,
  entries: readonly T[],
  { key, keyOf }: { key: SortKey; keyOf: (entry: T) => SortKey | undefined },
): T | undefined => {
  const keyed = entries.filter((entry) => keyOf(entry) !== undefined);
  const wrong = new Set(findDisorder(issue, keyed, (entry) => keyOf(entry)?.[0]).map(({ entry }) => entry));
  return keyed.findLast((entry) => !wrong.has(entry) && !isAfter(keyOf(entry) as SortKey, key));
};
