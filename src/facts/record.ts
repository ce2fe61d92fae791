import type { Learned, PastEvent, PastGroup, PastLink } from "../model/archive.ts";

/** Counts up when what is learned of an issue, or how it is written here, changes: older records are foreign then. */
export const RECORD_VERSION = 1;

type PlaceTuple = [line: number, column: number, offset: number, length: number];
type LinkTuple = [page: string, title: string, section: string, tags: string[], ...at: PlaceTuple];
type GroupTuple = [key: string, name: string, url: string];
type EventTuple = [
  from: number | null,
  to: number | null,
  place: string,
  page: string | null,
  title: string | null,
  region: string,
  groups: GroupTuple[],
  ...at: PlaceTuple,
];
type Record = [number: number | null, links: LinkTuple[], events: EventTuple[]];

const linkTuple = ({ page, title, section, tags, at }: PastLink): LinkTuple => [
  page,
  title,
  section,
  [...tags],
  at.line,
  at.column,
  at.offset,
  at.length,
];

const eventTuple = ({ from, to, place, page, title, region, groups, at }: PastEvent): EventTuple => [
  from ?? null,
  to ?? null,
  place,
  page ?? null,
  title ?? null,
  region,
  groups.map(({ key, name, url }) => [key, name, url]),
  at.line,
  at.column,
  at.offset,
  at.length,
];

/** One line of ASCII: it is read faster than any other text. */
export const writeRecord = ({ number, links, events }: Learned): string => {
  const record: Record = [number ?? null, links.map(linkTuple), events.map(eventTuple)];
  return JSON.stringify(record).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
};

const readLink = ([page, title, section, tags, line, column, offset, length]: LinkTuple): PastLink => ({
  page,
  title,
  section,
  tags,
  at: { line, column, offset, length },
});

const readGroup = ([key, name, url]: GroupTuple): PastGroup => ({ key, name, url });

const readEvent = (tuple: EventTuple): PastEvent => {
  const [from, to, place, page, title, region, groups, line, column, offset, length] = tuple;
  return {
    from: from ?? undefined,
    to: to ?? undefined,
    place,
    page: page ?? undefined,
    title: title ?? undefined,
    region,
    groups: groups.map(readGroup),
    at: { line, column, offset, length },
  };
};

/** What was written. The cache vouches that it is what `writeRecord` of this version wrote; undefined if not. */
export const readRecord = (text: string): Learned | undefined => {
  try {
    const [number, links, events] = JSON.parse(text) as Record;
    return { number: number ?? undefined, links: links.map(readLink), events: events.map(readEvent) };
  } catch {
    return undefined;
  }
};
