/** The index of an archive, built from its issues. */

import type { Day } from "../text/calendar.ts";
import { memoize } from "../text/memoize.ts";
import { titleKey } from "../text/title-key.ts";
import type {
  Announcement,
  Archive,
  ArchiveIndex,
  EarlierEvent,
  EarlierIssue,
  GroupEvent,
  GroupVariants,
  KnownWord,
  LinkOccurrence,
  PartOccurrence,
  Series,
} from "./types.ts";

/** A post that is published twice is so within a few weeks. */
const RECENT_ISSUES = 8;
/** What is new each week is copied from the draft of one of the weeks before. */
const LAST_ISSUES = 3;
/** A series is recognized in the newest issues, half a year of them. */
export const SERIES_ISSUES = 24;
/** So many of them have it. */
const OFTEN = 20;
/** A word that so many titles have is spelled as it should be. */
const ENOUGH = 8;
/** Shorter words look like typos of each other by chance. */
export const WORD = /[A-Za-z\u00c0-\u024f]{6,40}/g;

const add = <Value>(lists: Map<string, Value[]>, key: string, value: Value): void => {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
};

/** No group of the newsletter has so many names, locations or titles; each is compared with every event of a draft. */
const MOST_VARIANTS = 200;

const variantsOf = (events: readonly GroupEvent[]): GroupVariants => {
  const distinct = (getValue: (event: GroupEvent) => string): string[] =>
    [...new Set(events.map(getValue))].slice(0, MOST_VARIANTS);
  return {
    names: distinct(({ group }) => group.name),
    locations: distinct(({ event }) => event.announcement.location),
    addresses: distinct(({ event }) => event.announcement.houseLocation.address),
    titles: distinct(({ event }) => event.announcement.title ?? ""),
  };
};

const startOf = ({ announcement }: EarlierEvent): Day => announcement.from ?? Number.NEGATIVE_INFINITY;

/** The interval of a group is computed from that many of its newest events, and from no fewer than the second number. */
const [MOST_EVENTS, LEAST_EVENTS] = [9, 5];

/** The day by which the next event is announced, if the pause before it is no longer, and the announcement no later, than ever. */
const nextExpected = (announced: ReadonlyMap<Day, Day>, oldest: Day | undefined): Day | undefined => {
  // What the oldest issue has may have been announced before it.
  const days = [...announced.keys()]
    .filter((day) => announced.get(day) !== oldest)
    .sort((a, b) => a - b)
    .slice(-MOST_EVENTS);
  if (days.length < LEAST_EVENTS) return undefined;
  const pauses = days.slice(1).map((day, index) => day - (days[index] as Day));
  const leads = days.map((day) => Math.max(0, day - (announced.get(day) as Day)));
  return (days.at(-1) as Day) + Math.max(...pauses) - Math.min(...leads);
};

/** How many titles have a word, and the page of the title, where it is only one. */
interface CountedWord extends KnownWord {
  count: number;
  page: string | undefined;
}

/** Builds each part of the index when it is first asked for. */
export class BuiltIndex implements ArchiveIndex {
  readonly #issues: readonly EarlierIssue[];
  #groups: Map<string, GroupEvent[]> | undefined;
  #variants: Map<string, GroupVariants> | undefined;
  #names: Map<string, string[]> | undefined;
  #pages: Map<string, LinkOccurrence[]> | undefined;
  #titles: Map<string, LinkOccurrence[]> | undefined;
  #words: Map<string, CountedWord> | undefined;
  #wellKnown: [string, number][] | undefined;
  #series: Series[] | undefined;
  #weekly: Map<string, PartOccurrence[]> | undefined;

  constructor(issues: readonly EarlierIssue[]) {
    this.#issues = issues;
  }

  get groups(): ReadonlyMap<string, readonly GroupEvent[]> {
    this.#groups ??= this.#readGroups();
    return this.#groups;
  }

  get variants(): ReadonlyMap<string, GroupVariants> {
    this.#variants ??= new Map([...this.groups].map(([key, events]) => [key, variantsOf(events)]));
    return this.#variants;
  }

  get names(): ReadonlyMap<string, readonly string[]> {
    if (this.#names) return this.#names;
    this.#names = new Map();
    for (const [key, { names }] of this.variants) for (const name of names) add(this.#names, name, key);
    return this.#names;
  }

  get pages(): ReadonlyMap<string, readonly LinkOccurrence[]> {
    this.#pages ??= this.#occurrences(this.#issues, ({ link }) => link.page);
    return this.#pages;
  }

  get titles(): ReadonlyMap<string, readonly LinkOccurrence[]> {
    this.#titles ??= this.#occurrences(this.#issues.slice(0, RECENT_ISSUES), ({ link }) => titleKey(link.title));
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

  get weekly(): ReadonlyMap<string, readonly PartOccurrence[]> {
    if (this.#weekly) return this.#weekly;
    const found = new Map<string, PartOccurrence[]>();
    for (const issue of this.#issues.slice(0, LAST_ISSUES))
      for (const part of issue.weekly) add(found, `${part.kind} ${part.key}`, { issue, part });
    this.#weekly = found;
    return found;
  }

  get series(): readonly Series[] {
    this.#series ??= this.#readSeries();
    return this.#series;
  }

  #readGroups(): Map<string, GroupEvent[]> {
    const found = new Map<string, GroupEvent[]>();
    const copies = new Set<Announcement>();
    const seen = new Set<string>();
    for (const issue of this.#issues)
      for (const event of issue.events) {
        const { announcement } = event;
        if (copies.has(announcement)) continue;
        copies.add(announcement);
        for (const group of announcement.groups) {
          const key = `${group.key} ${announcement.from} ${announcement.page}`;
          if (seen.has(key)) continue;
          seen.add(key);
          add(found, group.key, { issue, event, group });
        }
      }
    return found;
  }

  #occurrences(
    issues: readonly EarlierIssue[],
    keyOf: (occurrence: LinkOccurrence) => string,
  ): Map<string, LinkOccurrence[]> {
    const found = new Map<string, LinkOccurrence[]>();
    for (const issue of issues) for (const link of issue.links) add(found, keyOf({ issue, link }), { issue, link });
    return found;
  }

  /** The words of all titles, of links and events; copies of an event count once. */
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
        if (event.announcement.groups[0] === group) read(event.announcement.title, event.announcement.page);
    return found;
  }

  #readSeries(): Series[] {
    const found = new Map<string, { name: string; issues: number; last: Series["last"] }>();
    for (const issue of this.#issues.slice(0, SERIES_ISSUES)) {
      const here = new Set<string>();
      for (const event of issue.events)
        for (const { key, name } of event.announcement.groups) {
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
      for (const {
        announcement: { from, groups: organizers },
      } of events)
        for (const { key } of organizers) {
          if (from === undefined || !groups.has(key)) continue;
          const days = announced.get(key) ?? new Map<Day, Day>();
          announced.set(key, days.set(from, date));
        }
    return announced;
  }
}

/** The index of the archive: the one that it was loaded with, or one that is built. */
export const indexOf = memoize((archive: Archive): ArchiveIndex => archive.index ?? new BuiltIndex(archive.issues));

/** A draft may name one group many times. */
const knownByName = memoize((_: Archive) => new Map<string, readonly GroupEvent[]>());

/** The events of all groups of that name, whatever their links, the newest printed first. */
export const eventsNamed = (archive: Archive, name: string): readonly GroupEvent[] => {
  const byName = knownByName(archive);
  const known = byName.get(name);
  if (known) return known;
  const { groups, names } = indexOf(archive);
  const events = (names.get(name) ?? []).flatMap((key) => groups.get(key) ?? []);
  const found = events.filter(({ group }) => group.name === name).sort((a, b) => b.issue.date - a.issue.date);
  byName.set(name, found);
  return found;
};
