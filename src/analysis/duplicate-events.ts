/** Finds entries that are one event. */

import type { EventEntry } from "../document/types.ts";
import { groupKey } from "../newsletter/group-key.ts";
import { pageKey } from "../newsletter/page-key.ts";
import { titleKey } from "../text/title-key.ts";

/**
 * How two entries are one event: the same line, the same page or the same title on one day; a page that is virtual in
 * one region and in person in another, or a hybrid event whose two lines differ in their location; the page of one evening
 * on two days, or one page for two days in a row.
 */
export type Likeness = "line" | "page" | "title" | "mode" | "place" | "day" | "next-day";

export interface DuplicatePair {
  readonly first: EventEntry;
  readonly second: EventEntry;
  readonly how: Likeness;
}

/** Normalized URLs of sites where each evening has a separate page. */
const ONE_EVENING = /^(?:meetup\.com\/[^/]+\/events\/\d+$|(?:luma\.com|lu\.ma)\/[a-z\d]{6,10}$)/;

export const headOf = ({ columns }: EventEntry): string => columns.map(({ value }) => value).join(" | ");

/** The keys of an event. Two events with an equal key may be one event. */
const keysOf = (event: EventEntry): { how: Likeness; key: string }[] => {
  const { dates, section, groups, titleLinks, location } = event;
  const day = `${dates?.from}/${dates?.to}`;
  const here = `${section.span.start} ${day}`;
  const keys = [{ how: "line" as Likeness, key: `line ${here} ${headOf(event)}` }];
  const [group, titleLink] = [groups[0], titleLinks[0]];
  if (!titleLink) return keys;
  const page = pageKey(titleLink.url);
  keys.push({ how: "page", key: `page ${here} ${page}` });
  const title = titleKey(titleLink.text.value);
  if (group)
    keys.push({ how: "title", key: `title ${here} ${groupKey(pageKey(group.url))} ${location?.value} ${title}` });
  if (section.kind === "region") keys.push({ how: "mode", key: `mode ${day} ${page}` });
  keys.push({ how: "day", key: `day ${section.span.start} ${page}` });
  return keys;
};

/** How two lines with one page on one day, in two regions, contradict each other about where the event is held. */
const differAs = (first: EventEntry, second: EventEntry): Likeness | undefined => {
  const modes = [first.location?.mode, second.location?.mode];
  if (first.section === second.section) return undefined;
  if (modes.includes("virtual") && modes.includes("in-person")) return "mode";
  return modes.includes("hybrid") && first.location?.value !== second.location?.value ? "place" : undefined;
};

/** How two lines with one page in one region, on two days, are one event. */
const recurAs = (first: EventEntry, second: EventEntry, page: string): Likeness | undefined => {
  const days = Math.abs((first.dates?.from as number) - (second.dates?.from as number));
  if (ONE_EVENING.test(page)) return "day";
  return days === 1 && first.location?.value === second.location?.value ? "next-day" : undefined;
};

const likeness = (first: EventEntry, second: EventEntry, how: Likeness, page: string): Likeness | undefined => {
  if (how === "mode") return differAs(first, second);
  if (how === "day") return recurAs(first, second, page);
  return how !== "line" || first.titles.length === 0 || second.titles.length === 0 ? how : undefined;
};

/** Entries that are one event, each with the first entry of the same event. */
export const duplicateEvents = (events: readonly EventEntry[]): DuplicatePair[] => {
  const known = new Map<string, EventEntry>();
  return events.flatMap((second): DuplicatePair[] => {
    if (second.dates?.from === undefined) return [];
    const keys = keysOf(second);
    const page = second.titleLinks[0] ? pageKey(second.titleLinks[0].url) : "";
    const pairs = keys.flatMap(({ how, key }): DuplicatePair[] => {
      const first = known.get(key);
      const found = first && likeness(first, second, how, page);
      return first && found ? [{ first, second, how: found }] : [];
    });
    for (const { key } of keys) if (!known.has(key)) known.set(key, second);
    return pairs.slice(0, 1);
  });
};
