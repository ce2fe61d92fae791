import type { BuiltIndex } from "../index-of-issues.ts";
import type {
  ArchiveIndex,
  GroupEvent,
  KnownWord,
  Meeting,
  PastEvent,
  PastGroup,
  PastIssue,
  PastLink,
  PastPlace,
  Series,
  Sighting,
} from "../types.ts";
import { toAscii } from "./checked-file.ts";
import { type MeetingTuple, meetingTuple, type PlaceTuple, placeOf, placeTuple, readMeeting } from "./record.ts";
import { SortedTable, writeTable } from "./sorted-table.ts";

/** The issue by its place in the list of all; the page empty where it is the key. */
type EventRow = [issue: number, group: number, meeting: MeetingTuple, region: string, ...at: PlaceTuple];
type LinkRow = [
  issue: number,
  page: string,
  title: string,
  section: string,
  tags: readonly string[],
  ...at: PlaceTuple,
];
type SayingsRow = readonly [names: Said, places: Said, wheres: Said, titles: Said];
type Said = readonly string[];
/** The page, or null where several have the word. */
type WordRow = string | null;
type SeriesRow = [key: string, name: string, issues: number, last: EventRow, expected: number | null];

const TABLES = ["groups", "sayings", "names", "pages", "titles", "words"] as const;

/** What is read at once: what has no key, and how long each table is. */
interface Head {
  readonly sizes: readonly number[];
  readonly wellKnown: ArchiveIndex["wellKnown"];
  readonly series: readonly SeriesRow[];
}

/** Nearly all events of a group have only that group, and its key is that of the row. */
const withoutKey = (tuple: MeetingTuple, key: string): MeetingTuple => {
  const [from, to, place, page, title, groups, ...home] = tuple;
  const [only, ...others] = groups;
  if (only?.[0] !== key || others.length > 0) return tuple;
  return [from, to, place, page, title, [["", only[1], only[2]]], ...home];
};
const withKey = (tuple: MeetingTuple, key: string): MeetingTuple => {
  const [only] = tuple[5];
  if (only?.[0] === "") only[0] = key;
  return tuple;
};

/** Writes down what issues tell together. One line of JSON, and tables. */
export const writeIndex = (index: BuiltIndex, issues: readonly PastIssue[]): string => {
  const places = new Map(issues.map((issue, place) => [issue, place]));
  const eventRow = ({ issue, event }: Series["last"], group: number, owner: string): EventRow => [
    places.get(issue) ?? 0,
    group,
    withoutKey(meetingTuple(event.meeting), owner),
    event.region,
    ...placeTuple(event.at),
  ];
  const linkRow = ({ issue, link }: Sighting, key: string): LinkRow => [
    places.get(issue) ?? 0,
    link.page === key ? "" : link.page,
    link.title,
    link.section,
    link.tags,
    ...placeTuple(link.at),
  ];
  const rowsOf = (events: readonly GroupEvent[], key: string): EventRow[] =>
    events.map((each) => eventRow(each, each.event.meeting.groups.indexOf(each.group), key));
  const linkRows = (sightings: readonly Sighting[], key: string): LinkRow[] =>
    sightings.map((each) => linkRow(each, key));
  const rows = <Value>(map: ReadonlyMap<string, Value>, row: (value: Value, key: string) => unknown): string =>
    toAscii(writeTable([...map].map(([key, value]) => [key, row(value, key)] as const)));
  const tables: Record<(typeof TABLES)[number], string> = {
    groups: rows(index.groups, rowsOf),
    sayings: rows(index.sayings, ({ names, places, wheres, titles }): SayingsRow => [names, places, wheres, titles]),
    names: rows(index.names, (keys) => keys),
    pages: rows(index.pages, linkRows),
    titles: rows(index.titles, linkRows),
    words: rows(index.words, ({ page }): WordRow => page ?? null),
  };
  const head: Head = {
    sizes: TABLES.map((name) => tables[name].length),
    wellKnown: index.wellKnown,
    series: index.series.map(({ key, name, issues: count, last, expected }) => [
      key,
      name,
      count,
      eventRow(last, 0, key),
      expected ?? null,
    ]),
  };
  return `${JSON.stringify(head)}\n${TABLES.map((name) => tables[name]).join("")}`;
};

/** An event of which nothing is read but what is asked for. */
class KeptEvent implements GroupEvent, PastEvent {
  readonly issue: PastIssue;
  readonly meeting: Meeting;
  readonly #row: EventRow;

  constructor(row: EventRow, key: string, issue: PastIssue) {
    this.issue = issue;
    this.meeting = readMeeting(withKey(row[2], key));
    this.#row = row;
  }

  get event(): PastEvent {
    return this;
  }

  get group(): PastGroup {
    return this.meeting.groups[this.#row[1]] as PastGroup;
  }

  get region(): string {
    return this.#row[3];
  }

  get at(): PastPlace {
    const [, , , , ...at] = this.#row;
    return placeOf(at);
  }
}

/** Reads what `writeIndex` wrote of these issues: of most of it nothing until it is asked for. */
export const readIndex = (text: string, issues: readonly PastIssue[]): ArchiveIndex => {
  const start = text.indexOf("\n") + 1;
  const { sizes, wellKnown, series } = JSON.parse(text.slice(0, start)) as Head;
  const readEvent = (row: EventRow, key: string): GroupEvent => new KeptEvent(row, key, issues[row[0]] as PastIssue);
  const readLink = ([issue, page, title, section, tags, ...at]: LinkRow, key: string): Sighting => {
    const link: PastLink = { page: page || key, title, section, tags, at: placeOf(at) };
    return { issue: issues[issue] as PastIssue, link };
  };
  let end = start;
  const [groups = "", sayings = "", names = "", pages = "", titles = "", words = ""] = sizes.map((size) => {
    end += size;
    return text.slice(end - size, end);
  });
  return {
    groups: new SortedTable(groups, (rows: EventRow[], key) => rows.map((row) => readEvent(row, key))),
    sayings: new SortedTable(sayings, ([names, places, wheres, titles]: SayingsRow) => ({
      names,
      places,
      wheres,
      titles,
    })),
    names: new SortedTable(names, (keys: string[]) => keys),
    pages: new SortedTable(pages, (rows: LinkRow[], key) => rows.map((row) => readLink(row, key))),
    titles: new SortedTable(titles, (rows: LinkRow[], key) => rows.map((row) => readLink(row, key))),
    words: new SortedTable(words, (page: WordRow): KnownWord => ({ page: page ?? undefined })),
    wellKnown,
    series: series.map(([key, name, count, last, expected]) => ({
      key,
      name,
      issues: count,
      last: readEvent(last, key),
      expected: expected ?? undefined,
    })),
  };
};
