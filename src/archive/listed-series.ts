/** The groups of earlier events, each as it was printed last, with the days and titles of its events. */
import type { Day } from "../text/calendar.ts";
import { memoize } from "../text/memoize.ts";
import type { Archive, EarlierEvent } from "./types.ts";

/** A group with what its events had. */
export interface ListedSeries {
  readonly key: string;
  readonly name: string;
  readonly url: string;
  /** The column as it was printed last. */
  readonly location: string;
  /** Title of the section that it stood in last: `Europe`. */
  readonly region: string;
  readonly days: readonly Day[];
  /** Each once, the newest first. */
  readonly titles: readonly string[];
}

interface Gathered {
  readonly series: Omit<ListedSeries, "days" | "titles">;
  readonly days: Set<Day>;
  readonly titles: Set<string>;
}

/** The first organizer has the column of the group; others stand behind it. */
const gather = ({ announcement, region }: EarlierEvent, found: Map<string, Gathered>): void => {
  const { groups, location, from, title } = announcement;
  for (const { key, name, url } of groups.slice(0, 1)) {
    const known = found.get(key) ?? {
      series: { key, name, url, location, region },
      days: new Set<Day>(),
      titles: new Set<string>(),
    };
    found.set(key, known);
    if (from !== undefined) known.days.add(from);
    if (title !== undefined) known.titles.add(title);
  }
};

/** By key. */
export const listedSeries = memoize((archive: Archive): ReadonlyMap<string, ListedSeries> => {
  const found = new Map<string, Gathered>();
  for (const { events } of archive.issues) for (const event of events) gather(event, found);
  return new Map(
    [...found].map(([key, { series, days, titles }]) => [key, { ...series, days: [...days], titles: [...titles] }]),
  );
});
