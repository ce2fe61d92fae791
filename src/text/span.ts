/** Spans, the one type for positions in a file, and the one way to search a list that is in order of position. */

/** A half-open range of UTF-16 offsets into a source file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value as it was read from the source, with its span there. */
export interface Text {
  readonly span: Span;
  readonly value: string;
}

/** Whether `outer` holds all of `inner`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two share a character; two insertions at one offset count as shared. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end && b.start === b.end ? a.start === b.start : a.start < b.end && b.start < a.end;

/** A value that starts at an offset, with the span that follows from its length. */
export const textAt = (value: string, start: number): Text => ({ span: { start, end: start + value.length }, value });

/**
 * The index of the first item for which `isBefore` is false, by binary search; the length of the list when there is none.
 * All items for which it is true must come first.
 */
export const partitionPoint = <T>(items: ArrayLike<T>, isBefore: (item: T) => boolean): number => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The items, in order of position, that lie within the span. */
export const itemsWithin = <T extends { readonly span: Span }>(items: readonly T[], span: Span): T[] => {
  const found: T[] = [];
  for (let index = partitionPoint(items, (item) => item.span.start < span.start); index < items.length; index++) {
    const item = items[index] as T;
    if (item.span.start >= span.end) break;
    if (contains(span, item.span)) found.push(item);
  }
  return found;
};

/** A test whether a span shares a character with any of these, which may overlap each other and come in any order. */
export const coverage = (spans: readonly Span[]): ((span: Span) => boolean) => {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return ({ start, end }) => {
    const next = merged[partitionPoint(merged, (each) => each.end <= start)];
    return next !== undefined && next.start < end;
  };
};
