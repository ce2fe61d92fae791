import type { Day } from "../text/calendar.ts";
import { memoize } from "../text/memoize.ts";
import { titleKey } from "../text/title-key.ts";
import type {
  Archive,
  ArchiveIndex,
  GroupEvent,
  KnownWord,
  Meeting,
  PastEvent,
  PastIssue,
  Sayings,
  Series,
  Sighting,
} from "./types.ts";

/** A second site carries a post soon or not at all. */
const RECENT_ISSUES = 8;
/** A series is in so many of the newest issues, half a year of them. */
export const SERIES_ISSUES = 24;
const OFTEN = 20;
/** A word of so many entries is spelled as it should be. */
const ENOUGH = 8;
/** Shorter words are slips of each other by chance. */
export const WORD = /[A-Za-z\u00c0-\u024f]{6,40}/g;

const add = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

const sayingsOf = (events: readonly GroupEvent[]): Sayings => {
  const each = (saidBy: (event: GroupEvent) => string): string[] => [...new Set(events.map(saidBy))];
  return {
    names: each(({ group }) => group.name),
    places: each(({ event }) => event.meeting.place),
    wheres: each(({ event }) => event.meeting.home.where),
    titles: each(({ event }) => event.meeting.title ?? ""),
  };
};

const startOf = ({ meeting }: PastEvent): Day => meeting.from ?? Number.NEGATIVE_INFINITY;

/** So many of the newest events are a group's rhythm, and fewer than these are none. */
const [RHYTHM, LEAST_RHYTHM] = [9, 5];

/** When the next event is announced at the latest by a group that neither pauses longer nor announces later than it ever did. */
const nextExpected = (announced: ReadonlyMap<Day, Day>, oldest: Day | undefined): Day | undefined => {
  // What stands in the oldest issue may have been announced before.
  const days = [...announced.keys()]
    .filter((day) => announced.get(day) !== oldest)
    .sort((a, b) => a - b)
    .slice(-RHYTHM);
  if (days.length < LEAST_RHYTHM) return undefined;
  const pauses = days.slice(1).map((day, index) => day - (days[index] as Day));
  const leads = days.map((day) => Math.max(0, day - (announced.get(day) as Day)));
  return (days.at(-1) as Day) + Math.max(...pauses) - Math.min(...leads);
};

/** How many entries have a word in their titles, and the page of the one, where it is only one. */
interface CountedWord extends KnownWord {
  count: number;
  page: string | undefined;
}

/** Reads what earlier issues tell out of the issues, each part when it is first asked for. */
export class BuiltIndex implements ArchiveIndex {
  readonly #issues: readonly PastIssue[];
  #groups: Map<string, GroupEvent[]> | undefined;
  #sayings: Map<string, Sayings> | undefined;
  #names: Map<string, string[]> | undefined;
  #pages: Map<string, Sighting[]> | undefined;
  #titles: Map<string, Sighting[]> | undefined;
  #words: Map<string, CountedWord> | undefined;
  #wellKnown: [string, number][] | undefined;
  #series: Series[] | undefined;

  constructor(issues: readonly PastIssue[]) {
    this.#issues = issues;
  }

  get groups(): ReadonlyMap<string, readonly GroupEvent[]> {
    this.#groups ??= this.#readGroups();
    return this.#groups;
  }

  get sayings(): ReadonlyMap<string, Sayings> {
    this.#sayings ??= new Map([...this.groups].map(([key, events]) => [key, sayingsOf(events)]));
    return this.#sayings;
  }

  get names(): ReadonlyMap<string, readonly string[]> {
    if (this.#names) return this.#names;
    this.#names = new Map();
    for (const [key, { names }] of this.sayings) for (const name of names) add(this.#names, name, key);
    return this.#names;
  }

  get pages(): ReadonlyMap<string, readonly Sighting[]> {
    this.#pages ??= this.#sightings(this.#issues, ({ link }) => link.page);
    return this.#pages;
  }

  get titles(): ReadonlyMap<string, readonly Sighting[]> {
    this.#titles ??= this.#sightings(this.#issues.slice(0, RECENT_ISSUES), ({ link }) => titleKey(link.title));
    return this.#titles;
  }

  get words(): ReadonlyMap<string, CountedWord> {
    this.#words ??= this.#readWords();
    return this.#words;
  }

  get wellKnown(): readonly (readonly [string, number])[] {
    this.#wellKnown ??= [...this.words].flatMap(([word, { count }]) => (count < ENOUGH ? [] : [[word, count]]));
    return this.#wellKnown;
  }

  get series(): readonly Series[] {
    this.#series ??= this.#readSeries();
    return this.#series;
  }

  #readGroups(): Map<string, GroupEvent[]> {
    const found = new Map<string, GroupEvent[]>();
    const copies = new Set<Meeting>();
    const seen = new Set<string>();
    for (const issue of this.#issues)
      for (const event of issue.events) {
        const { meeting } = event;
        if (copies.has(meeting)) continue;
        copies.add(meeting);
        for (const group of meeting.groups) {
          const name = `${group.key} ${meeting.from} ${meeting.page}`;
          if (seen.has(name)) continue;
          seen.add(name);
          add(found, group.key, { issue, event, group });
        }
      }
    return found;
  }

  #sightings(issues: readonly PastIssue[], keyOf: (sighting: Sighting) => string): Map<string, Sighting[]> {
    const found = new Map<string, Sighting[]>();
    for (const issue of issues) for (const link of issue.links) add(found, keyOf({ issue, link }), { issue, link });
    return found;
  }

  /** The words of all titles, of links and events; copies of an event are one entry. */
  #readWords(): Map<string, CountedWord> {
    const found = new Map<string, CountedWord>();
    const read = (title = "", page = ""): void => {
      for (const word of title.toLowerCase().match(WORD) ?? []) {
        const known = found.get(word);
        if (!known) found.set(word, { count: 1, page });
        else {
          known.count++;
          if (known.page !== page) known.page = undefined;
        }
      }
    };
    for (const { links } of this.#issues) for (const { title, page } of links) read(title, page);
    for (const events of this.groups.values())
      for (const { event, group } of events)
        if (event.meeting.groups[0] === group) read(event.meeting.title, event.meeting.page);
    return found;
  }

  #readSeries(): Series[] {
    const found = new Map<string, { name: string; issues: number; last: Series["last"] }>();
    for (const issue of this.#issues.slice(0, SERIES_ISSUES)) {
      const here = new Set<string>();
      for (const event of issue.events)
        for (const { key, name } of event.meeting.groups) {
          const known = found.get(key);
          if (!known) found.set(key, { name, issues: 1, last: { issue, event } });
          else if (!here.has(key)) known.issues++;
          else if (known.last.issue === issue && startOf(event) > startOf(known.last.event))
            known.last = { issue, event };
          here.add(key);
        }
    }
    const often = [...found].filter(([, { issues }]) => issues >= OFTEN);
    const announced = this.#announced(new Set(often.map(([key]) => key)));
    const oldest = this.#issues.at(-1)?.date;
    return often.map(([key, series]) => ({
      key,
      ...series,
      expected: nextExpected(announced.get(key) ?? new Map(), oldest),
    }));
  }

  /** The days of the events of each group, and when each was announced first. */
  #announced(groups: ReadonlySet<string>): Map<string, Map<Day, Day>> {
    const announced = new Map<string, Map<Day, Day>>();
    for (const { date, events } of this.#issues)
      for (const { meeting } of events)
        for (const { key } of meeting.groups) {
          if (meeting.from === undefined || !groups.has(key)) continue;
          const days = announced.get(key) ?? new Map<Day, Day>();
          announced.set(key, days.set(meeting.from, date));
        }
    return announced;
  }
}

/** What earlier issues tell. */
export const indexOf = memoize((archive: Archive): ArchiveIndex => archive.index ?? new BuiltIndex(archive.issues));

/** The events of all groups of that name, whatever their links, the newest printed first. */
export const eventsNamed = (archive: Archive, name: string): GroupEvent[] => {
  const { groups, names } = indexOf(archive);
  const events = (names.get(name) ?? []).flatMap((key) => groups.get(key) ?? []);
  return events.filter(({ group }) => group.name === name).sort((a, b) => b.issue.date - a.issue.date);
};
