import type { Day } from "../text/calendar.ts";
import { once } from "../text/once.ts";
import type { Archive, Meeting, PastEvent, PastGroup, PastIssue } from "./archive.ts";

/** An event of a group as it was printed last, however often it was printed: copies of a line are one witness. */
export interface GroupEvent {
  readonly issue: PastIssue;
  readonly event: PastEvent;
  readonly meeting: Meeting;
  readonly group: PastGroup;
}

const add = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** The events of each group, by its link, the newest printed first. */
export const eventsByGroup = once(({ issues }: Archive): ReadonlyMap<string, readonly GroupEvent[]> => {
  const found = new Map<string, GroupEvent[]>();
  const copies = new Set<Meeting>();
  const seen = new Map<string, Map<string | undefined, Day | undefined>>();
  for (const issue of issues)
    for (const event of issue.events) {
      const { meeting } = event;
      if (copies.has(meeting)) continue;
      copies.add(meeting);
      for (const group of meeting.groups) {
        const pages = seen.get(group.key) ?? new Map();
        if (pages.has(meeting.page) && pages.get(meeting.page) === meeting.from) continue;
        seen.set(group.key, pages.set(meeting.page, meeting.from));
        add(found, group.key, { issue, event, meeting, group });
      }
    }
  return found;
});

/** The events of each group, by its name, the newest printed first. */
export const eventsByGroupName = once((archive: Archive): ReadonlyMap<string, readonly GroupEvent[]> => {
  const found = new Map<string, GroupEvent[]>();
  for (const events of eventsByGroup(archive).values()) for (const event of events) add(found, event.group.name, event);
  for (const events of found.values()) events.sort((a, b) => b.issue.date - a.issue.date);
  return found;
});

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
  const others: GroupEvent[] = [];
  let own = 0;
  for (const event of events) {
    const said = saidBy(event);
    if (said === value) own++;
    else if (isSlip(value, said)) others.push(event);
  }
  for (const last of others) {
    const count = others.filter((event) => saidBy(event) === saidBy(last)).length;
    if (count >= Math.max(ENOUGH_AGAINST_SLIP, OUTWEIGHS * own))
      return { value: saidBy(last), count, of: count + own, last, isSlip: true };
  }
  return undefined;
};
