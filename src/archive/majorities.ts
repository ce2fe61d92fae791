/** What most earlier events of a group agree on, and typos of it. */

import type { GroupEvent } from "./types.ts";

/** The value of an event that is compared, such as the name of its group. */
export type GetValue = (event: GroupEvent) => string;

/** The value that most earlier events have. */
export interface Majority {
  readonly value: string;
  /** How many events have it … */
  readonly count: number;
  /** … of how many that were compared. */
  readonly of: number;
  /** The newest that has it. */
  readonly last: GroupEvent;
  /** The value that was looked up is a slip of this one, not another name for the same. */
  readonly isSlip?: boolean;
  /** The draft has another witness for it. */
  readonly isConfirmed?: true;
}

/** Older events are no evidence of what is usual now. */
const NEWEST = 12;
/** Fewer are no evidence: three events of a monthly group are a season. */
export const ENOUGH = 3;
/** One exception in five is a mistake; more are a second usage. */
const CLEAR = 0.8;

/** The value of the newest event, where a clear majority of the newest ones has it too. */
export const majorityOf = (events: readonly GroupEvent[], getValue: GetValue): Majority | undefined => {
  const newest = events.slice(0, NEWEST);
  const last = newest[0];
  if (!last || newest.length < ENOUGH) return undefined;
  const value = getValue(last);
  const count = newest.filter((event) => getValue(event) === value).length;
  return count >= CLEAR * newest.length ? { value, count, of: newest.length, last } : undefined;
};

/** A typo announces no change, so all events count, old and new: enough of them, and so many times more than have it. */
const OUTWEIGHS = 2;

/** Which values are compared, and when one may be a typo of another. */
export interface Comparison {
  readonly getValue: GetValue;
  readonly isTypo: (value: string, intended: string) => boolean;
}

/** The value of which the given one is a typo, where far more events have it. */
export const majorityAgainstTypo = (
  value: string,
  events: readonly GroupEvent[],
  { getValue, isTypo }: Comparison,
): Majority | undefined => {
  // Values repeat, and comparing two of them for a typo is slow: each is compared once.
  const values = new Map<string, { readonly last: GroupEvent; count: number }>();
  for (const event of events) {
    const other = getValue(event);
    const known = values.get(other);
    if (known) known.count++;
    else values.set(other, { last: event, count: 1 });
  }
  const same = values.get(value)?.count ?? 0;
  const needed = Math.max(ENOUGH, OUTWEIGHS * same);
  for (const [other, { last, count }] of values) {
    if (other === value || count < needed || !isTypo(value, other)) continue;
    return { value: other, count, of: count + same, last, isSlip: true };
  }
  return undefined;
};

/** What the last issue printed was read by an editor. So many events, and so many times more, say that he missed a slip. */
const [ENOUGH_AGAINST_PRINT, OUTWEIGHS_PRINT] = [6, 10];

/**
 * What may be said where earlier events have another value: a slip is `certain`, another name `possible`. Nothing of
 * what the last issue printed, which was let stand or changed on purpose, unless it is a slip that far more contradict, or
 * a witness in the draft itself.
 */
export const weightOf = (
  { isSlip, isConfirmed, count, of }: Majority,
  wasPrintedLast: boolean,
): "certain" | "possible" | undefined => {
  const isSure = isSlip && count >= ENOUGH;
  if (!wasPrintedLast) return isSure ? "certain" : "possible";
  return isSure && (isConfirmed || count >= Math.max(ENOUGH_AGAINST_PRINT, OUTWEIGHS_PRINT * (of - count)))
    ? "possible"
    : undefined;
};
