/** Events: the line with date, location and groups, and the lines below that name it. */
import { hasBrokenLink } from "../text/brackets.ts";
import type { Span } from "../text/span.ts";
import { splitColumns } from "./columns.ts";
import { readDates } from "./dates.ts";
import { readLocation } from "./location.ts";
import { linesIn, linksIn, opaqueIn, type Reader, spanOfLines } from "./reader.ts";
import { isUnder } from "./sections.ts";
import {
  type Column,
  type EventEntry,
  type EventsRange,
  type EventTitle,
  type Line,
  type Link,
  type Malformed,
  NO_MARKER,
  type Section,
} from "./types.ts";

const STARTS_WITH_DATE = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/;
/** A date in words, or none, before the columns of location and group. */
const HAS_COLUMNS = /^[^[\]|]*\|[^|]*\|/;

/** A line that opens an event, with or without its marker, or with `#` in its place. */
const opensEvent = (line: Line): boolean =>
  ((line.kind === "item" || line.kind === "text" || line.kind === "heading") &&
    STARTS_WITH_DATE.test(line.content.value)) ||
  (line.kind === "item" && line.depth === 1 && HAS_COLUMNS.test(line.content.value));

/** A line below an event that names it: an item, or a link that lost its marker. */
const namesEvent = (line: Line): boolean =>
  (line.kind === "item" && !opensEvent(line)) || (line.kind === "text" && /^(?:\*\*)?\[/.test(line.content.value));

/** Links that were written as such: a bare URL in place of `[Group](URL)` is none. */
const writtenLinksIn = (reader: Reader, span: Span): Link[] =>
  linksIn(reader, span).filter((link) => link.form === "inline" || link.form === "reference");

/** A column without the link that lost its pipe, and without the comma in the pipe's place. */
const beforeLink = (reader: Reader, column: Column): Column => {
  const { text } = reader.source;
  const [link] = linksIn(reader, column.span);
  if (!link) return column;
  let end = link.span.start;
  while (end > column.span.start && /[\s,;]/.test(text[end - 1] as string)) end--;
  return reader.source.at(column.span.start, end);
};

const columnsOf = (reader: Reader, { content, span }: Line) =>
  splitColumns(reader.source, content, opaqueIn(reader, span));

const readTitle = (reader: Reader, line: Line): EventTitle => {
  const links = linksIn(reader, line.span);
  const pipes = line.content.value.includes("|") ? columnsOf(reader, line).pipes : [];
  return { line, link: links[0], links, pipes };
};

/** The columns of date and location come first, the rest names groups. */
const readEvent = (reader: Reader, line: Line, below: readonly Line[]): EventEntry => {
  const { columns, pipes } = columnsOf(reader, line);
  const [dates, second] = columns as readonly [Column | undefined, Column | undefined];
  const titles = below.map((each) => readTitle(reader, each));
  const groupsStart = columns[2]?.span.start ?? dates?.span.end ?? line.span.end;
  return {
    line,
    span: spanOfLines([line, ...below]),
    columns,
    pipes,
    dates: dates && readDates(dates),
    location: second && readLocation(beforeLink(reader, second)),
    groups: writtenLinksIn(reader, { start: groupsStart, end: line.span.end }),
    titles,
    titleLinks: titles.flatMap(({ links }) => links),
    section: line.section,
  };
};

/** `2026-03-17 City, CC | [Group](url)`: the pipe behind the date, or what stands there in its place. */
const lostFirstPipe = (event: EventEntry): Malformed | undefined => {
  const [first] = event.columns;
  const [, date = "", gap = ""] = /^(\d{4}-\d\d-\d\d)([\s,:;\u2010-\u2015-]+)(?=\p{L})/u.exec(first?.value ?? "") ?? [];
  if (!first || date === "") return undefined;
  const start = first.span.start + date.length;
  const span: Span = { start, end: start + gap.length };
  return malformed(event, "there is no pipe between the date and the place", span, [{ span, text: " | " }]);
};

/** `City, CC, [Group](url)`: one column where a comma stands for the pipe before the group. */
const lostPipe = (reader: Reader, event: EventEntry): Malformed | undefined => {
  const [, second] = event.columns;
  const link = second && event.columns.length === 2 ? linksIn(reader, second.span)[0] : undefined;
  if (!second || !link) return undefined;
  const location = beforeLink(reader, second);
  if (location.value === "") return lostFirstPipe(event);
  const span: Span = { start: location.span.end, end: link.span.start };
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
  const loose = columns.slice(2).find((column) => writtenLinksIn(reader, column.span).length === 0);
  if (loose && !hasBrokenLink(loose.value)) return malformed(event, "its group is not a link", loose.span);
  // The same line once more is a duplicate, not an event without a name.
  const next = reader.lines[line.index + 1];
  return event.titles.length === 0 && next?.content.value !== line.content.value
    ? malformed(event, "the line below that names it is missing", line.content.span)
    : undefined;
};

/** A line that names an event stands below it and links to it. Brackets without a link are a broken link, reported as one. */
const titleFault = (reader: Reader, line: Line): Malformed | undefined => {
  const { content, section, span } = line;
  const fault = (reason: string, repair?: Malformed["repair"]): Malformed => ({
    wanted: "event-title",
    reason,
    span: content.span,
    line,
    section,
    repair,
  });
  const indent = { span: { start: span.start, end: span.start }, text: "    " };
  if (line.kind === "item" && line.indent === 0) return fault("it stands beside its event, not below it", [indent]);
  const linked = linksIn(reader, span).length > 0 || /^\W*\[/.test(content.value) || hasBrokenLink(content.value);
  return content.value === "" || linked ? undefined : fault("it is not a link");
};

/** What is wrong with the lines of an event, the one that opens it and those that name it. */
const eventFaults = (reader: Reader, event: EventEntry, titles: readonly Line[]): Malformed[] => {
  const { line, section } = event;
  const withoutMarker = [line, ...titles].filter(({ kind }) => kind === "text");
  return [
    ...[faultOf(reader, event), ...titles.map((title) => titleFault(reader, title))].filter(
      (fault) => fault !== undefined,
    ),
    ...withoutMarker.map((each): Malformed => {
      const wanted = each === line ? "event" : "event-title";
      return { wanted, reason: NO_MARKER, span: each.content.span, line: each, section };
    }),
  ];
};

const strayLine = (line: Line, section: Section): Malformed => ({
  wanted: "event",
  reason: "no line with date, place and group stands above it",
  span: line.content.span,
  line,
  section,
});

export interface Events {
  readonly events: EventEntry[];
  /** Read when they are asked for: nobody asks for those of an earlier issue. */
  readonly malformed: () => Malformed[];
}

type FaultReader = () => Malformed[];

const readRegion = (reader: Reader, section: Section, into: { events: EventEntry[]; faults: FaultReader[] }): void => {
  const lines = linesIn(reader, section).filter((line) => line.kind !== "comment" && line.kind !== "code");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (!opensEvent(line)) {
      const isStray = line.kind === "item" && line.depth === 1 && at > 0 && lines[at - 1]?.kind !== "item";
      if (isStray) into.faults.push(() => [strayLine(line, section)]);
      continue;
    }
    const titles: Line[] = [];
    while (lines[at + 1] && namesEvent(lines[at + 1] as Line)) titles.push(lines[++at] as Line);
    const event = readEvent(reader, line, titles);
    into.events.push(event);
    into.faults.push(() => eventFaults(reader, event, titles));
  }
};

/** Whether events stand in the section: in a region, or right under the heading of the events, before any region. */
export const holdsEvents = (section: Section): boolean => isUnder(section, "events");

/** The events of all regions. */
export const readEvents = (reader: Reader): Events => {
  const found: { events: EventEntry[]; faults: FaultReader[] } = { events: [], faults: [] };
  for (const section of reader.sections) {
    if (holdsEvents(section)) readRegion(reader, section, found);
  }
  return { events: found.events, malformed: () => found.faults.flatMap((read) => read()) };
};

/** `Rusty Events between D - D 🦀`. */
export const readEventsRange = (reader: Reader): EventsRange | undefined => {
  const section = reader.sections.find((candidate) => candidate.kind === "events");
  const line =
    section && linesIn(reader, section).find((candidate) => /^Rusty Events between\b/i.test(candidate.content.value));
  if (!line) return undefined;
  return { ...readDates(line.content), line };
};
