import type { HouseLocation } from "../../analysis/house-location.ts";
/** How what was learned of issues is written down: what they have in common once, as what is read in no time. */

import { memoize } from "../../text/memoize.ts";
import type { Learned, Meeting, PastEvent, PastGroup, PastLink, PastPlace } from "../types.ts";

export type PlaceTuple = [line: number, column: number, offset: number, length: number];
type LinkTuple = [page: string, title: string, section: string, tags: readonly string[], ...at: PlaceTuple];
type GroupTuple = [key: string, name: string, url: string];
export type MeetingTuple = [
  from: number | null,
  to: number | null,
  place: string,
  page: string | null,
  title: string | null,
  groups: GroupTuple[],
  mode: number,
  where: string | null,
];
/** The meeting by its place in the list of all. */
type EventTuple = [meeting: number, region: string, ...at: PlaceTuple];
export type IssueTuple = [number: number | null, links: LinkTuple[], events: EventTuple[]];

/** The usual beginning of a group's link, before its key. */
const WEB = "https://www.";

const MODES = ["in-person", "virtual", "hybrid"] as const;

/** `^` and what stands behind a beginning that is known, or `=` and the whole text. */
const rest = (start: string, text: string): string =>
  text.startsWith(start) ? `^${text.slice(start.length)}` : `=${text}`;
const whole = (start: string, written: string): string => (written[0] === "^" ? start : "") + written.slice(1);

export const placeTuple = ({ line, column, offset, length }: PastPlace): PlaceTuple => [line, column, offset, length];
export const placeOf = ([line, column, offset, length]: PlaceTuple): PastPlace => ({ line, column, offset, length });

const linkTuple = ({ page, title, section, tags, at }: PastLink): LinkTuple => [
  page,
  title,
  section,
  tags,
  ...placeTuple(at),
];

/** Most events link their group's page and one below it: what these have in common is written once. */
export const meetingTuple = memoize(
  ({ from, to, place, page, title, groups, home }: Meeting): MeetingTuple => [
    from ?? null,
    to === from ? null : (to ?? null),
    place,
    page === undefined ? null : rest(groups[0]?.key ?? "", page),
    title ?? null,
    groups.map(({ key, name, url }) => [key, name, rest(WEB + key, url)]),
    MODES.indexOf(home.mode),
    home.where === place ? null : home.where,
  ],
);

/** Writes issue after issue; their meetings gather in the list. */
export class RecordWriter {
  readonly meetings: MeetingTuple[] = [];
  readonly #written = new Map<Meeting, number>();

  write({ number, links, events }: Learned): IssueTuple {
    return [
      number ?? null,
      links.map(linkTuple),
      events.map(({ meeting, region, at }) => [this.#meeting(meeting), region, ...placeTuple(at)]),
    ];
  }

  #meeting(meeting: Meeting): number {
    const known = this.#written.get(meeting) ?? this.meetings.push(meetingTuple(meeting)) - 1;
    this.#written.set(meeting, known);
    return known;
  }
}

const readLink = ([page, title, section, tags, ...at]: LinkTuple): PastLink => ({
  page,
  title,
  section,
  tags,
  at: placeOf(at),
});

const readGroup = ([key, name, url]: GroupTuple): PastGroup => ({ key, name, url: whole(WEB + key, url) });

/** Most of what is known of a meeting is never asked for. */
class KeptMeeting implements Meeting {
  readonly #tuple: MeetingTuple;
  #groups: readonly PastGroup[] | undefined;
  #home: HouseLocation | undefined;

  constructor(tuple: MeetingTuple) {
    this.#tuple = tuple;
  }

  get from(): Meeting["from"] {
    return this.#tuple[0] ?? undefined;
  }

  get to(): Meeting["to"] {
    return this.#tuple[1] ?? this.#tuple[0] ?? undefined;
  }

  get place(): string {
    return this.#tuple[2];
  }

  get home(): HouseLocation {
    this.#home ??= this.#readHome();
    return this.#home;
  }

  #readHome(): HouseLocation {
    const [, , place, , , , mode, where] = this.#tuple;
    const [city = ""] = (where ?? place).split(", ", 1);
    return { mode: MODES[mode] ?? "in-person", where: where ?? place, city };
  }

  get page(): string | undefined {
    const page = this.#tuple[3];
    return page === null ? undefined : whole(this.#tuple[5][0]?.[0] ?? "", page);
  }

  get title(): string | undefined {
    return this.#tuple[4] ?? undefined;
  }

  get groups(): readonly PastGroup[] {
    this.#groups ??= this.#tuple[5].map(readGroup);
    return this.#groups;
  }
}

export const readMeeting = (tuple: MeetingTuple): Meeting => new KeptMeeting(tuple);

/** Reads what was written. Whoever kept it vouches that it is what this program wrote. */
export class RecordReader {
  readonly #tuples: readonly MeetingTuple[];
  readonly #meetings: Meeting[] = [];

  constructor(meetings: readonly MeetingTuple[]) {
    this.#tuples = meetings;
  }

  read([number, links, events]: IssueTuple): Learned {
    return {
      number: number ?? undefined,
      links: links.map(readLink),
      events: events.map(
        ([meeting, region, ...at]): PastEvent => ({ meeting: this.#meeting(meeting), region, at: placeOf(at) }),
      ),
    };
  }

  /** Copies of an announcement are one object, as they were when they were learned. */
  #meeting(index: number): Meeting {
    const meeting = this.#meetings[index] ?? readMeeting(this.#tuples[index] as MeetingTuple);
    this.#meetings[index] = meeting;
    return meeting;
  }
}
