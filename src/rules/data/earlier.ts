import type { Archive, GroupEvent } from "../../model/archive.ts";
import { groupKey } from "../../model/groups.ts";
import { indexOf } from "../../model/past-index.ts";
import type { EventEntry, Link } from "../../model/types.ts";
import { once } from "../../text/once.ts";
import { pageKey } from "./page-key.ts";

/** Earlier events of the group that a link leads to, for an event of it. */
export class Earlier {
  readonly all: readonly GroupEvent[];
  readonly #isOwn: (event: GroupEvent) => boolean;
  #others: readonly GroupEvent[] | undefined;

  constructor(all: readonly GroupEvent[], isOwn: (event: GroupEvent) => boolean) {
    this.all = all;
    this.#isOwn = isOwn;
  }

  /** Other events: earlier printings of this very event are no witness for it. */
  get others(): readonly GroupEvent[] {
    this.#others ??= this.all.filter((event) => !this.#isOwn(event));
    return this.#others;
  }

  /** This event, as it was printed last, where it was. */
  get own(): GroupEvent | undefined {
    return this.all.find(this.#isOwn);
  }
}

/** Several rules ask of one group of one event. */
const answers = once((_: Archive) => new WeakMap<Link, Earlier>());

export const earlierEvents = (archive: Archive, group: Link, { talks, dates }: EventEntry): Earlier => {
  const known = answers(archive).get(group);
  if (known) return known;
  const page = talks[0] && pageKey(talks[0].url);
  const all = indexOf(archive).groups.get(groupKey(pageKey(group.url))) ?? [];
  const earlier = new Earlier(
    all,
    ({ event: { meeting } }) => meeting.from === dates?.from || (page !== undefined && meeting.page === page),
  );
  answers(archive).set(group, earlier);
  return earlier;
};
