/** Statistics of an archive, as JSON and as tables. */

import { BuiltIndex } from "../archive/index-of-issues.ts";
import type { Archive, EarlierLink, GroupEvent } from "../archive/types.ts";
import { formatDay } from "../text/calendar.ts";
import { escapeCommands, escapeHidden } from "./escape.ts";
import { jsonLines } from "./json-text.ts";
import { plural } from "./plural.ts";

/** How often each value occurs, the most frequent first. */
type Counts = Readonly<Record<string, number>>;

export interface ArchiveStats {
  readonly schemaVersion: 1;
  readonly issues: { readonly count: number; readonly first?: string; readonly last?: string };
  /** By the link of the group, without scheme and `www.`; copies of an event count once. */
  readonly groups: readonly {
    readonly link: string;
    readonly events: number;
    readonly names: Counts;
    readonly places: Counts;
  }[];
  /** Locations of events, as written. */
  readonly places: Counts;
  /** Sites of community links, with the tags and sections that their links have. */
  readonly hosts: readonly {
    readonly host: string;
    readonly links: number;
    readonly tags: Counts;
    readonly sections: Counts;
  }[];
}

/** The object has no prototype, since a value may be `__proto__`. */
const countsOf = (values: Iterable<string>): Counts => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return Object.assign(Object.create(null), Object.fromEntries(sorted));
};

const hostOf = (page: string): string => page.slice(0, page.search(/[/?#]|$/));

/** The location of an event, only for its first group, so that an event with several groups counts once. */
const locationOfFirst = ({ event: { announcement }, group }: GroupEvent): string[] =>
  announcement.groups[0] === group ? [announcement.location] : [];

/** The statistics, which show why a rule that compares with earlier issues reports something. */
export const archiveStats = (archive: Archive): ArchiveStats => {
  const { issues } = archive;
  const links = issues.flatMap((issue) => issue.links);
  const byGroup = new BuiltIndex(issues).groups;
  const groups = [...byGroup].map(([link, events]) => ({
    link,
    events: events.length,
    names: countsOf(events.map(({ group }) => group.name)),
    places: countsOf(events.map(({ event }) => event.announcement.location)),
  }));
  const byHost = new Map<string, EarlierLink[]>();
  for (const link of links) {
    const known = byHost.get(hostOf(link.page));
    if (known) known.push(link);
    else byHost.set(hostOf(link.page), [link]);
  }
  const hosts = [...byHost].map(([host, linked]) => ({
    host,
    links: linked.length,
    tags: countsOf(linked.flatMap(({ tags }) => tags)),
    sections: countsOf(linked.map(({ section }) => section)),
  }));
  const dates = issues.map(({ date }) => formatDay(date));
  return {
    schemaVersion: 1,
    issues: { count: issues.length, first: dates.at(-1), last: dates[0] },
    groups: groups.sort((a, b) => b.events - a.events || (a.link < b.link ? -1 : 1)),
    places: countsOf([...byGroup.values()].flat().flatMap(locationOfFirst)),
    hosts: hosts.sort((a, b) => b.links - a.links || (a.host < b.host ? -1 : 1)),
  };
};

const MAX_NAMES = 4;

const countsText = (counts: Counts): string => {
  const all = Object.entries(counts);
  const named = all.slice(0, MAX_NAMES).map(([name, count]) => (all.length === 1 ? name : `${name} (${count})`));
  return [...named, ...(all.length > MAX_NAMES ? [`and ${all.length - MAX_NAMES} more`] : [])]
    .map(escapeHidden)
    .join(", ");
};

/** In characters: a longer cell shifts only its own row. */
const MAX_WIDTH = 48;

/** Rows with aligned columns; the last column is not padded. */
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    rows.reduce((width, row) => Math.max(width, Math.min(MAX_WIDTH, [...(row[column] ?? "")].length)), 0),
  );
  const pad = (cell: string, width: number): string => cell + " ".repeat(Math.max(0, width - [...cell].length));
  return rows
    .map((row) => row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths[column] ?? 0))))
    .map((row) => `${row.join("  ").trimEnd()}\n`)
    .join("");
};

const sections = ({ groups, places, hosts }: ArchiveStats): string[][][] => [
  [
    ["group", "events", "names", "places"],
    ...groups.map(({ link, events, names, places: counts }) => [
      escapeHidden(link),
      String(events),
      countsText(names),
      countsText(counts),
    ]),
  ],
  [["place", "events"], ...Object.entries(places).map(([location, count]) => [escapeHidden(location), String(count)])],
  [
    ["host", "links", "tags", "sections"],
    ...hosts.map(({ host, links, tags, sections: counts }) => [
      escapeHidden(host),
      String(links),
      countsText(tags),
      countsText(counts),
    ]),
  ],
];

/** For people: three tables, the most frequent first. */
export const archiveTable = (archive: Archive): string => {
  const stats = archiveStats(archive);
  const { count, first, last } = stats.issues;
  const head = `${plural(count, "issue")}${count === 0 ? "" : ` from ${first} to ${last}`}\n`;
  return escapeCommands([head, ...sections(stats).map(table)].join("\n"));
};

/** For programs. */
export const archiveJson = (archive: Archive): string => `${jsonLines(archiveStats(archive), 2)}\n`;
