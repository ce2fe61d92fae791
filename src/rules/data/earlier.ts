import type { Archive } from "../../model/archive.ts";
import { groupKey } from "../../model/groups.ts";
import { eventsByGroup, type GroupEvent } from "../../model/past-groups.ts";
import type { EventEntry, Link } from "../../model/types.ts";
import { pageKey } from "./page-key.ts";

/** Earlier events of the group that the link leads to. Earlier printings of this very event are no witness for it. */
export const earlierEvents = (archive: Archive, group: Link, { talks, dates }: EventEntry): readonly GroupEvent[] => {
  const page = talks[0] && pageKey(talks[0].url);
  const all = eventsByGroup(archive).get(groupKey(pageKey(group.url))) ?? [];
  return all.filter(({ event }) => event.from !== dates?.from && (page === undefined || event.page !== page));
};
