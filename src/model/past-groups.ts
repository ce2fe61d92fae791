import type { Archive, PastEvent, PastGroup, PastIssue } from "./archive.ts";
import { once } from "./memo.ts";

/** An event of a group as it was printed last, however often it was printed: copies of a line are one witness. */
export interface GroupEvent {
  readonly issue: PastIssue;
  readonly event: PastEvent;
  readonly group: PastGroup;
}

const collect = (archive: Archive, keyOf: (group: PastGroup) => string): Map<string, GroupEvent[]> => {
  const found = new Map<string, GroupEvent[]>();
  const seen = new Set<string>();
  for (const issue of archive.issues)
    for (const event of issue.events)
      for (const group of event.groups) {
        const key = keyOf(group);
        const name = `${key} ${event.from} ${event.page}`;
        if (seen.has(name)) continue;
        seen.add(name);
        const known = found.get(key);
        if (known) known.push({ issue, event, group });
        else found.set(key, [{ issue, event, group }]);
      }
  return found;
};

/** The events of each group, by its link, the newest printed first. */
export const eventsByGroup = once(
  (archive: Archive): ReadonlyMap<string, readonly GroupEvent[]> => collect(archive, ({ key }) => key),
);

/** The events of each group, by its name. */
export const eventsByGroupName = once(
  (archive: Archive): ReadonlyMap<string, readonly GroupEvent[]> => collect(archive, ({ name }) => name),
);

/** What a group is usually said to be. */
export interface Habit {
  readonly value: string;
  /** So many events say it … */
  readonly count: number;
  /** … of so many that were asked. */
  readonly of: number;
  /** The newest that says it. */
  readonly last: GroupEvent;
}

/** What was said long ago is no habit any more. */
const NEWEST = 12;
/** Fewer say nothing: with four a monthly group has said it for a season. */
const ENOUGH = 4;
/** One slip in five is a habit with a slip; more are two ways of saying it. */
const CLEAR = 0.8;

/** What clearly most of the newest events say, and the newest of all too: what was said last weighs more than what was said most. */
export const habitOf = (events: readonly GroupEvent[], saidBy: (event: GroupEvent) => string): Habit | undefined => {
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

/** How what is said is taken from an event, and when one saying may be a slip of another. */
export interface Saying {
  readonly saidBy: (event: GroupEvent) => string;
  readonly isSlip: (value: string, meant: string) => boolean;
}

/** What the value is a slip of, when far more events say that. */
export const slipOf = (value: string, events: readonly GroupEvent[], { saidBy, isSlip }: Saying): Habit | undefined => {
  const own = events.filter((event) => saidBy(event) === value).length;
  const others = events.filter((event) => isSlip(value, saidBy(event)));
  for (const last of others) {
    const count = others.filter((event) => saidBy(event) === saidBy(last)).length;
    if (count >= Math.max(ENOUGH_AGAINST_SLIP, OUTWEIGHS * own))
      return { value: saidBy(last), count, of: count + own, last };
  }
  return undefined;
};
