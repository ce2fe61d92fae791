import type { Span } from "../text/span.ts";
import { splitColumns } from "./columns.ts";
import { readDates } from "./dates.ts";
import { readPlace } from "./places.ts";
import { linesIn, linksIn, opaqueIn, type Reader, spanOfLines } from "./reader.ts";
import {
  type Column,
  type EventEntry,
  type EventsRange,
  type Line,
  type Malformed,
  NO_MARKER,
  type Section,
} from "./types.ts";

const STARTS_WITH_DATE = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/;

/** A line that opens an event, with or without its marker, or with `#` in its place. */
const opensEvent = (line: Line): boolean =>
  (line.kind === "item" || line.kind === "text" || line.kind === "heading") &&
  STARTS_WITH_DATE.test(line.content.value);

/** A line below an event that names it: an item, or a link that lost its marker. */
const namesEvent = (line: Line): boolean =>
  (line.kind === "item" && !STARTS_WITH_DATE.test(line.content.value)) ||
  (line.kind === "text" && /^(?:\*\*)?\[/.test(line.content.value));

/** The date and place columns come first, the rest names groups. */
const readEvent = (reader: Reader, line: Line, titles: readonly Line[]): EventEntry => {
  const { columns, pipes } = splitColumns(reader.source, line.content, opaqueIn(reader, line.span));
  const [dates, place] = columns as readonly [Column | undefined, Column | undefined];
  const hostsFrom = columns[2]?.span.start ?? dates?.span.end ?? line.span.end;
  return {
    line,
    span: spanOfLines([line, ...titles]),
    columns,
    pipes,
    dates: dates && readDates(dates),
    place: place && readPlace(place),
    hosts: linksIn(reader, { start: hostsFrom, end: line.span.end }),
    titles,
    talks: titles.flatMap((title) => linksIn(reader, title.span)),
    section: line.section,
  };
};

/** `City, CC, [Group](url)`: one column where a comma stands for the pipe before the group. */
const lostPipe = (reader: Reader, event: EventEntry): Malformed | undefined => {
  const [, second] = event.columns;
  const link = second && event.columns.length === 2 ? linksIn(reader, second.span)[0] : undefined;
  if (!second || !link) return undefined;
  const before = reader.source.text.slice(second.span.start, link.span.start);
  const start = second.span.start + before.replace(/[\s,;]*$/, "").length;
  const span: Span = { start, end: link.span.start };
  return malformed(event, "there is no pipe between the place and the group", span, [{ span, text: " | " }]);
};

const malformed = (event: EventEntry, reason: string, span: Span, repair?: Malformed["repair"]): Malformed => ({
  wanted: "event",
  reason,
  span,
  line: event.line,
  section: event.section,
  repair,
});

const faultOf = (reader: Reader, event: EventEntry): Malformed | undefined => {
  const { line, columns } = event;
  if (line.kind === "heading" && line.marker) {
    return malformed(event, "a `#` stands where the `*` belongs", line.marker.span, [
      { span: line.marker.span, text: "*" },
    ]);
  }
  const lost = lostPipe(reader, event);
  if (lost) return lost;
  if (columns.length < 3)
    return malformed(event, `it has ${columns.length} of the 3 columns date, place and group`, line.content.span);
  const empty = columns.findIndex((column) => column.value === "");
  if (empty >= 0 && empty < 3)
    return malformed(event, `its ${["date", "place", "group"][empty]} is missing`, line.content.span);
  if (event.hosts.length === 0)
    return malformed(event, "its group is not a link", columns[2]?.span ?? line.content.span);
  return event.titles.length === 0
    ? malformed(event, "the line below that names it is missing", line.content.span)
    : undefined;
};

export interface Events {
  readonly events: EventEntry[];
  readonly malformed: Malformed[];
}

const readRegion = (reader: Reader, section: Section, into: Events): void => {
  const lines = linesIn(reader, section).filter((line) => line.kind !== "comment" && line.kind !== "code");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (!opensEvent(line)) {
      const stray = line.kind === "item" && line.depth === 1 && at > 0 && lines[at - 1]?.kind !== "item";
      if (stray)
        into.malformed.push({
          wanted: "event",
          reason: "no line with date, place and group stands above it",
          span: line.content.span,
          line,
          section,
        });
      continue;
    }
    const titles: Line[] = [];
    while (lines[at + 1] && namesEvent(lines[at + 1] as Line)) titles.push(lines[++at] as Line);
    const event = readEvent(reader, line, titles);
    into.events.push(event);
    const fault = faultOf(reader, event);
    if (fault) into.malformed.push(fault);
    for (const marked of [line, ...titles]) {
      if (marked.kind === "text")
        into.malformed.push({
          wanted: marked === line ? "event" : "event-title",
          reason: NO_MARKER,
          span: marked.content.span,
          line: marked,
          section,
        });
    }
  }
};

/** The events of all regions; also those right under the heading of the events, before any region. */
export const readEvents = (reader: Reader): Events => {
  const found: Events = { events: [], malformed: [] };
  for (const section of reader.sections) {
    if (section.kind === "region" || section.kind === "events" || section.parent?.kind === "events")
      readRegion(reader, section, found);
  }
  return found;
};

/** `Rusty Events between D - D 🦀`. */
export const readEventsRange = (reader: Reader): EventsRange | undefined => {
  const section = reader.sections.find((candidate) => candidate.kind === "events");
  const line =
    section && linesIn(reader, section).find((candidate) => /^Rusty Events between\b/i.test(candidate.content.value));
  if (!line) return undefined;
  return { ...readDates(line.content), line };
};
