import type { Archive } from "../../model/archive.ts";
import { groupKey } from "../../model/groups.ts";
import { eventsByGroup, type GroupEvent } from "../../model/past-groups.ts";
import type { EventEntry, Link } from "../../model/types.ts";
import { once } from "../../text/once.ts";
import { pageKey } from "./page-key.ts";

/** Earlier events of the group that the link leads to. */
export interface Earlier {
  /** Other events: earlier printings of this very event are no witness for it. */
  readonly others: readonly GroupEvent[];
  /** This event, as it was printed last, where it was. */
  readonly own?: GroupEvent;
}

/** Several rules ask of one group of one event. */
const answers = once((_: Archive) => new WeakMap<Link, Earlier>());

export const earlierEvents = (archive: Archive, group: Link, { talks, dates }: EventEntry): Earlier => {
  const known = answers(archive).get(group);
  if (known) return known;
  const page = talks[0] && pageKey(talks[0].url);
  const all = eventsByGroup(archive).get(groupKey(pageKey(group.url))) ?? [];
  const isOwn = ({ meeting }: GroupEvent): boolean =>
    meeting.from === dates?.from || (page !== undefined && meeting.page === page);
  const earlier = { others: all.filter((event) => !isOwn(event)), own: all.find(isOwn) };
  answers(archive).set(group, earlier);
  return earlier;
};
