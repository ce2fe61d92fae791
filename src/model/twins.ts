import type { Text } from "../text/span.ts";
import type { EventEntry } from "./types.ts";

/**
 * How two entries are one event: the same line, the same page or the same title on one day; a page that is virtual in
 * one region and in person in another; or the page of one evening on two days.
 */
export type Likeness = "line" | "page" | "title" | "mode" | "day";

export interface Twins {
  readonly first: EventEntry;
  readonly second: EventEntry;
  readonly how: Likeness;
}

/** Hosts that give each evening a page of its own, as they look when links are compared. */
const ONE_EVENING = /^(?:meetup\.com\/[^/]+\/events\/\d+$|(?:luma\.com|lu\.ma)\/[a-z\d]{6,10}$)/;

export const headOf = ({ columns }: EventEntry): string => columns.map(({ value }) => value).join(" | ");

/** By what an event is known: with another of the same name it is one event. */
const namesOf = (event: EventEntry, pageOf: (url: Text) => string): { how: Likeness; name: string }[] => {
  const { dates, section, hosts, talks, place } = event;
  const day = `${dates?.from}/${dates?.to}`;
  const here = `${section.span.start} ${day}`;
  const names = [{ how: "line" as Likeness, name: `line ${here} ${headOf(event)}` }];
  const [host, talk] = [hosts[0], talks[0]];
  if (!talk) return names;
  const page = pageOf(talk.url);
  names.push({ how: "page", name: `page ${here} ${page}` });
  const title = talk.text.value.replaceAll("*", "").trim();
  if (host) names.push({ how: "title", name: `title ${here} ${pageOf(host.url)} ${place?.value} ${title}` });
  if (section.kind === "region") names.push({ how: "mode", name: `mode ${day} ${page}` });
  if (ONE_EVENING.test(page)) names.push({ how: "day", name: `day ${section.span.start} ${page}` });
  return names;
};

const agree = (first: EventEntry, second: EventEntry, how: Likeness): boolean => {
  if (how === "line") return first.titles.length === 0 || second.titles.length === 0;
  if (how === "day") return Math.abs((first.dates?.from as number) - (second.dates?.from as number)) > 1;
  if (how !== "mode") return true;
  const modes = [first.place?.mode, second.place?.mode];
  return first.section !== second.section && modes.includes("virtual") && modes.includes("in-person");
};

/** Entries that are one event, each with the first that it is a twin of. */
export const findTwins = (events: readonly EventEntry[], pageOf: (url: Text) => string): Twins[] => {
  const known = new Map<string, EventEntry>();
  return events.flatMap((second): Twins[] => {
    if (second.dates?.from === undefined) return [];
    const names = namesOf(second, pageOf);
    const twins = names.flatMap(({ how, name }): Twins[] => {
      const first = known.get(name);
      return first && agree(first, second, how) ? [{ first, second, how }] : [];
    });
    for (const { name } of names) if (!known.has(name)) known.set(name, second);
    return twins.slice(0, 1);
  });
};
