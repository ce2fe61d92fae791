/** Finds entries that are out of order, and sorts them. */
import type { Issue, Line, Section } from "../document/types.ts";
import type { Edit } from "../text/edit.ts";
import { overlaps, type Span } from "../text/span.ts";

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

export interface Disorder<T> {
  /** The first entry that belongs further up, and the one above it that it belongs before. */
  readonly entry: T;
  readonly above: T;
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
 * The first entry that is out of order, with the edits that sort all entries by their keys. Entries with one key keep their
 * order, each entry its bytes, and the text between two entries stays where it is. Undefined when they are in order or a
 * key is not known.
 */
export const findDisorder = <T extends Movable>(
  issue: Issue,
  entries: readonly T[],
  keyOf: (entry: T) => number | undefined,
): Disorder<T> | undefined => {
  const keyed = entries.flatMap((entry) => {
    const key = keyOf(entry);
    return key === undefined ? [] : [{ entry, key, block: blockOf(issue, entry) }];
  });
  if (keyed.length < entries.length) return undefined;
  const index = keyed.findIndex(({ key }, at) => at > 0 && key < (keyed[at - 1]?.key as number));
  const late = keyed[index];
  const above = late && keyed.find(({ key }) => key > late.key);
  if (!late || !above) return undefined;
  const sorted = [...keyed].sort((a, b) => a.key - b.key);
  const blocks = keyed.map(({ block }) => block);
  const edits = keyed.flatMap((slot, at): Edit[] =>
    slot === sorted[at] ? [] : [{ span: slot.block, text: issue.source.slice((sorted[at] as typeof slot).block) }],
  );
  return { entry: late.entry, above: above.entry, edits: standAlone(issue, blocks, entries) ? edits : undefined };
};
