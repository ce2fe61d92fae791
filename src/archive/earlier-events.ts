import type { EventEntry, Link } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { memoize } from "../text/memoize.ts";
import { indexOf } from "./index-of-issues.ts";
import type { Archive, GroupEvent, Sayings } from "./types.ts";

/** Earlier events of the group that a link leads to, for an event of it. */
export class Earlier {
  /** What all of them say: mostly the same, and then they need not be asked. */
  readonly said: Sayings;
  readonly #readAll: () => readonly GroupEvent[];
  readonly #isOwn: (event: GroupEvent) => boolean;
  #others: readonly GroupEvent[] | undefined;

  constructor(said: Sayings, readAll: () => readonly GroupEvent[], isOwn: (event: GroupEvent) => boolean) {
    this.said = said;
    this.#readAll = readAll;
    this.#isOwn = isOwn;
  }

  /** Other events: earlier printings of this very event are no witness for it. */
  get others(): readonly GroupEvent[] {
    this.#others ??= this.#readAll().filter((event) => !this.#isOwn(event));
    return this.#others;
  }

  /** This event, as it was printed last, where it was. */
  get own(): GroupEvent | undefined {
    return this.#readAll().find(this.#isOwn);
  }
}

/** Several rules ask of one group of one event. */
const answers = memoize((_: Archive) => new WeakMap<Link, Earlier>());

/** Undefined where earlier issues do not know the group. */
export const earlierEvents = (
  archive: Archive,
  group: Link,
  { titleLinks, dates }: EventEntry,
): Earlier | undefined => {
  const known = answers(archive).get(group);
  if (known) return known;
  const { groups, sayings } = indexOf(archive);
  const key = groupKey(pageKey(group.url));
  const said = sayings.get(key);
  if (!said) return undefined;
  const page = titleLinks[0] && pageKey(titleLinks[0].url);
  const isOwn = ({ event: { meeting } }: GroupEvent): boolean =>
    meeting.from === dates?.from || (page !== undefined && meeting.page === page);
  const earlier = new Earlier(said, () => groups.get(key) ?? [], isOwn);
  answers(archive).set(group, earlier);
  return earlier;
};
