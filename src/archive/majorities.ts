import type { GroupEvent } from "./types.ts";

/** How what is said is taken from an event. */
export type SaidBy = (event: GroupEvent) => string;

/** What a group is usually said to be. */
export interface Habit {
  readonly value: string;
  /** So many events say it … */
  readonly count: number;
  /** … of so many that were asked. */
  readonly of: number;
  /** The newest that says it. */
  readonly last: GroupEvent;
  /** What differs from it is a slip of the keyboard, not another way of saying it. */
  readonly isSlip?: true;
}

/** What was said long ago is no habit any more. */
const NEWEST = 12;
/** Fewer say nothing: with four a monthly group has said it for a season. */
const ENOUGH = 4;
/** One slip in five is a habit with a slip; more are two ways of saying it. */
const CLEAR = 0.8;

/** What clearly most of the newest events say, and the newest of all too: what was said last weighs more than what was said most. */
export const habitOf = (events: readonly GroupEvent[], saidBy: SaidBy): Habit | undefined => {
  const newest = events.slice(0, NEWEST);
  const last = newest[0];
  if (!last || newest.length < ENOUGH) return undefined;
  const value = saidBy(last);
  const count = newest.filter((event) => saidBy(event) === value).length;
  return count >= CLEAR * newest.length ? { value, count, of: newest.length, last } : undefined;
};

/** A slip of the keyboard moves nothing, so all events count, old and new; these are enough of them. */
const ENOUGH_AGAINST_SLIP = 3;
/** And so many times more than say the other. */
const OUTWEIGHS = 2;

/** What is said, and when one saying may be a slip of another. */
export interface Saying {
  readonly saidBy: SaidBy;
  readonly isSlip: (value: string, meant: string) => boolean;
}

/** What the value is a slip of, when far more events say that. */
export const slipOf = (value: string, events: readonly GroupEvent[], { saidBy, isSlip }: Saying): Habit | undefined => {
  // The same is said again and again, and whether it is a slip takes a while to say.
  const sayings = new Map<string, { readonly last: GroupEvent; count: number }>();
  for (const event of events) {
    const said = saidBy(event);
    const known = sayings.get(said);
    if (known) known.count++;
    else sayings.set(said, { last: event, count: 1 });
  }
  const own = sayings.get(value)?.count ?? 0;
  for (const [said, { last, count }] of sayings) {
    if (said === value || count < Math.max(ENOUGH_AGAINST_SLIP, OUTWEIGHS * own) || !isSlip(value, said)) continue;
    return { value: said, count, of: count + own, last, isSlip: true };
  }
  return undefined;
};
