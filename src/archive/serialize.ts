/** The one form in which extracts of issues are written down, for the cache and for whoever saves an archive. */

import type { WeeklyKind } from "../analysis/weekly.ts";
import { memoize } from "../text/memoize.ts";
import type {
  Announcement,
  EarlierEvent,
  EarlierGroup,
  EarlierLink,
  EarlierPart,
  EarlierPosition,
  IssueExtract,
} from "./types.ts";

export type PositionTuple = [line: number, column: number, offset: number, length: number];
export type LinkTuple = [
  page: string,
  title: string,
  section: string,
  tags: readonly string[],
  ...position: PositionTuple,
];
export type GroupTuple = [key: string, name: string, url: string];
export type AnnouncementTuple = [
  from: number | null,
  /** Null when it is the first day too. */
  to: number | null,
  location: string,
  page: string | null,
  title: string | null,
  groups: GroupTuple[],
  mode: number,
  /** Null when it is the location as written. */
  address: string | null,
];
/** The announcement by its index in the list of all. */
export type EventTuple = [announcement: number, region: string, ...position: PositionTuple];
export type PartTuple = [kind: WeeklyKind, key: string, ...position: PositionTuple];
export type ExtractTuple = [number: number | null, links: LinkTuple[], events: EventTuple[], weekly: PartTuple[]];

/** How nearly all links to groups begin, before the key of the group. */
const ORIGIN = "https://www.";

/** A mode is written as its index. */
export const MODES = ["in-person", "virtual", "hybrid"] as const;

/** A text without the prefix that is known: `^` and the rest where it has it, else `=` and the whole text. */
const stripPrefix = (prefix: string, text: string): string =>
  text.startsWith(prefix) ? `^${text.slice(prefix.length)}` : `=${text}`;
const restorePrefix = (prefix: string, written: string): string =>
  (written[0] === "^" ? prefix : "") + written.slice(1);

export const serializePosition = ({ line, column, offset, length }: EarlierPosition): PositionTuple => [
  line,
  column,
  offset,
  length,
];
export const deserializePosition = ([line, column, offset, length]: PositionTuple): EarlierPosition => ({
  line,
  column,
  offset,
  length,
});

export const serializeLink = ({ page, title, section, tags, position }: EarlierLink): LinkTuple => [
  page,
  title,
  section,
  tags,
  ...serializePosition(position),
];
export const deserializeLink = ([page, title, section, tags, ...position]: LinkTuple): EarlierLink => ({
  page,
  title,
  section,
  tags,
  position: deserializePosition(position),
});

export const serializePart = ({ kind, key, position }: EarlierPart): PartTuple => [
  kind,
  key,
  ...serializePosition(position),
];
export const deserializePart = ([kind, key, ...position]: PartTuple): EarlierPart => ({
  kind,
  key,
  position: deserializePosition(position),
});

/** Most events link a page below that of their group: what the two links have in common is written once. */
export const serializeAnnouncement = memoize(
  ({ from, to, location, page, title, groups, houseLocation: { mode, address } }: Announcement): AnnouncementTuple => [
    from ?? null,
    to === from ? null : (to ?? null),
    location,
    page === undefined ? null : stripPrefix(groups[0]?.key ?? "", page),
    title ?? null,
    groups.map(({ key, name, url }) => [key, name, stripPrefix(ORIGIN + key, url)]),
    MODES.indexOf(mode),
    address === location ? null : address,
  ],
);

const deserializeGroup = ([key, name, url]: GroupTuple): EarlierGroup => ({
  key,
  name,
  url: restorePrefix(ORIGIN + key, url),
});

export const deserializeAnnouncement = (tuple: AnnouncementTuple): Announcement => {
  const [from, to, location, page, title, groups, mode, written] = tuple;
  const address = written ?? location;
  const [city = ""] = address.split(", ", 1);
  return {
    from: from ?? undefined,
    to: to ?? from ?? undefined,
    location,
    houseLocation: { mode: MODES[mode] ?? "in-person", address, city },
    groups: groups.map(deserializeGroup),
    page: page === null ? undefined : restorePrefix(groups[0]?.[0] ?? "", page),
    title: title ?? undefined,
  };
};

/** Serializes issue after issue, and lists their announcements, each once. */
export class ExtractSerializer {
  readonly announcements: AnnouncementTuple[] = [];
  readonly #indexes = new Map<Announcement, number>();

  serialize({ number, links, events, weekly }: IssueExtract): ExtractTuple {
    return [
      number ?? null,
      links.map(serializeLink),
      events.map(({ announcement, region, position }) => [
        this.#indexOf(announcement),
        region,
        ...serializePosition(position),
      ]),
      weekly.map(serializePart),
    ];
  }

  #indexOf(announcement: Announcement): number {
    const known = this.#indexes.get(announcement);
    if (known !== undefined) return known;
    const index = this.announcements.push(serializeAnnouncement(announcement)) - 1;
    this.#indexes.set(announcement, index);
    return index;
  }
}

/** Deserializes issues, in any order, that were serialized with these announcements. Their form is not checked. */
export class ExtractDeserializer {
  readonly #tuples: readonly AnnouncementTuple[];
  readonly #announcements: Announcement[] = [];

  constructor(announcements: readonly AnnouncementTuple[]) {
    this.#tuples = announcements;
  }

  deserialize([number, links, events, weekly]: ExtractTuple): IssueExtract {
    return {
      number: number ?? undefined,
      links: links.map(deserializeLink),
      events: events.map(
        ([announcement, region, ...position]): EarlierEvent => ({
          announcement: this.#announcementAt(announcement),
          region,
          position: deserializePosition(position),
        }),
      ),
      weekly: weekly.map(deserializePart),
    };
  }

  /** Copies of an announcement are one object, as they were before they were serialized. */
  #announcementAt(index: number): Announcement {
    const announcement =
      this.#announcements[index] ?? deserializeAnnouncement(this.#tuples[index] as AnnouncementTuple);
    this.#announcements[index] = announcement;
    return announcement;
  }
}
