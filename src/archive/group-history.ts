/** The earlier events of a group, as the rules about one of its events ask for them. */

import type { EventEntry, Link } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import type { Day } from "../text/calendar.ts";
import { memoize } from "../text/memoize.ts";
import { indexOf } from "./index-of-issues.ts";
import type { GetValue } from "./majorities.ts";
import type { Archive, GroupEvent, GroupVariants } from "./types.ts";

/** No group has so many in all issues together; each is compared with every event of a draft. */
const MOST_EVENTS = 500;

/** The earlier events of one group, for a new event of it. */
export class GroupHistory {
  /** How earlier events write what belongs to the group. Mostly all agree, and then no event has to be read. */
  readonly variants: GroupVariants;
  readonly #readAll: () => readonly GroupEvent[];
  readonly #isSame: (event: GroupEvent) => boolean;
  #otherEvents: readonly GroupEvent[] | undefined;

  constructor(variants: GroupVariants, readAll: () => readonly GroupEvent[], isSame: (event: GroupEvent) => boolean) {
    this.variants = variants;
    this.#readAll = readAll;
    this.#isSame = isSame;
  }

  /**
   * All but the event itself, whose earlier copies are no evidence for it. What was printed of one day under two links is
   * one event.
   */
  get otherEvents(): readonly GroupEvent[] {
    if (this.#otherEvents) return this.#otherEvents;
    const days = new Set<Day>();
    this.#otherEvents = this.#readAll().filter((event) => {
      const day = event.event.announcement.from;
      if (this.#isSame(event) || (day !== undefined && days.has(day))) return false;
      if (day !== undefined) days.add(day);
      return true;
    });
    return this.#otherEvents;
  }

  /** Whether the last issue that has the group writes this there. */
  wasPrintedLast(value: string, getValue: GetValue): boolean {
    const events = this.#readAll();
    return events.some((event) => event.issue.date === events[0]?.issue.date && getValue(event) === value);
  }
}

/** Several rules ask for one group of one event. */
const histories = memoize((_: Archive) => new WeakMap<Link, GroupHistory>());

/** Undefined where no earlier issue has the group that the link leads to. */
export const groupHistory = (
  archive: Archive,
  group: Link,
  { titleLinks, dates }: EventEntry,
): GroupHistory | undefined => {
  const known = histories(archive).get(group);
  if (known) return known;
  const { groups, variants } = indexOf(archive);
  const key = groupKey(pageKey(group.url));
  const written = variants.get(key);
  if (!written) return undefined;
  const page = titleLinks[0] && pageKey(titleLinks[0].url);
  const isSame = ({ event: { announcement } }: GroupEvent): boolean =>
    announcement.from === dates?.from || (page !== undefined && announcement.page === page);
  const history = new GroupHistory(written, () => (groups.get(key) ?? []).slice(0, MOST_EVENTS), isSame);
  histories(archive).set(group, history);
  return history;
};
