import type { Learned, Meeting, PastEvent, PastGroup, PastLink } from "../model/archive.ts";

/** Counts up when what is learned of an issue, or how it is written here, changes: older records are foreign then. */
export const RECORD_VERSION = 3;

type PlaceTuple = [line: number, column: number, offset: number, length: number];
type LinkTuple = [page: string, title: string, section: string, tags: string[], ...at: PlaceTuple];
type GroupTuple = [key: string, name: string, url: string];
type MeetingTuple = [
  from: number | null,
  to: number | null,
  place: string,
  page: string | null,
  title: string | null,
  groups: GroupTuple[],
];
/** The meeting is written as a text: copies of it are known without being read. */
type EventTuple = [meeting: string, region: string, ...at: PlaceTuple];
type Record = [number: number | null, links: LinkTuple[], events: EventTuple[]];

/** The usual beginning of a group's link, before its key. */
const WEB = "https://www.";

/** `^` and what stands behind a beginning that is known, or `=` and the whole text. */
const rest = (start: string, text: string): string =>
  text.startsWith(start) ? `^${text.slice(start.length)}` : `=${text}`;
const whole = (start: string, written: string): string => (written[0] === "^" ? start : "") + written.slice(1);

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

/** Most events link their group's page and one below it: what these have in common is written once. */
const writeMeeting = ({ from, to, place, page, title, groups }: Meeting): string => {
  const tuple: MeetingTuple = [
    from ?? null,
    to === from ? null : (to ?? null),
    place,
    page === undefined ? null : rest(groups[0]?.key ?? "", page),
    title ?? null,
    groups.map(({ key, name, url }) => [key, name, rest(WEB + key, url)]),
  ];
  return JSON.stringify(tuple);
};

const eventTuple = ({ meeting, region, at }: PastEvent): EventTuple => [
  writeMeeting(meeting),
  region,
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

const readGroup = ([key, name, url]: GroupTuple): PastGroup => ({ key, name, url: whole(WEB + key, url) });

const readMeeting = (text: string): Meeting => {
  const [from, to, place, page, title, groups] = JSON.parse(text) as MeetingTuple;
  return {
    from: from ?? undefined,
    to: to ?? from ?? undefined,
    place,
    page: page === null ? undefined : whole(groups[0]?.[0] ?? "", page),
    title: title ?? undefined,
    groups: groups.map(readGroup),
  };
};

/** Reads record after record: copies of a meeting become one object. */
export const recordReader = (): ((text: string) => Learned | undefined) => {
  const meetings = new Map<string, Meeting>();
  const meetingOf = (text: string): Meeting => {
    const known = meetings.get(text) ?? readMeeting(text);
    meetings.set(text, known);
    return known;
  };
  const readEvent = ([meeting, region, line, column, offset, length]: EventTuple): PastEvent => ({
    meeting: meetingOf(meeting),
    region,
    at: { line, column, offset, length },
  });
  /** What was written. The cache vouches that it is what `writeRecord` of this version wrote; undefined if not. */
  return (text) => {
    try {
      const [number, links, events] = JSON.parse(text) as Record;
      return { number: number ?? undefined, links: links.map(readLink), events: events.map(readEvent) };
    } catch {
      return undefined;
    }
  };
};
