/** A half-open range of UTF-16 offsets into a source file: the one position type. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value read from the source and the place where it stands there, raw. */
export interface Text {
  readonly span: Span;
  readonly value: string;
}

/** Whether `outer` holds all of `inner`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two share a character; two insertions at one offset count as shared. */
export const overlaps = (a: Span, b: Span): boolean =>
  a.start === a.end && b.start === b.end ? a.start === b.start : a.start < b.end && b.start < a.end;

/** The text of `match` (of a regular expression run on a slice that starts at `offset`) with its place. */
export const textAt = (value: string, start: number): Text => ({ span: { start, end: start + value.length }, value });
