/** Parses events: the line with date, location and groups, and the lines below with the title. */
import { hasBrokenLink } from "../text/brackets.ts";
import { deletion } from "../text/edit.ts";
import type { Span } from "../text/span.ts";
import { splitColumns } from "./columns.ts";
import { readDates } from "./dates.ts";
import { readLocation } from "./location.ts";
import { linesIn, linksIn, opaqueIn, type ParseContext, spanOfLines } from "./parse-context.ts";
import { isUnder } from "./sections.ts";
import {
  type Column,
  type EventEntry,
  type EventsRange,
  type EventTitle,
  type Line,
  type Link,
  type Malformed,
  MISSING_MARKER,
  type Section,
} from "./types.ts";

const STARTS_WITH_DATE = /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/;
/** A date in words, or none, before the columns of location and group. */
const HAS_COLUMNS = /^[^[\]|]*\|[^|]*\|/;

/** Whether a line opens an event, with a list marker, without one, or with `#` instead. */
const opensEvent = (line: Line): boolean =>
  ((line.kind === "item" || line.kind === "text" || line.kind === "heading") &&
    STARTS_WITH_DATE.test(line.content.value)) ||
  (line.kind === "item" && line.depth === 1 && HAS_COLUMNS.test(line.content.value));

/** Whether a line below an event gives its title: an item, or a link without a list marker. */
const namesEvent = (line: Line): boolean =>
  (line.kind === "item" && !opensEvent(line)) || (line.kind === "text" && /^(?:\*\*)?\[/.test(line.content.value));

/** Links with brackets: a bare URL instead of `[Group](URL)` does not count. */
const writtenLinksIn = (context: ParseContext, span: Span): Link[] =>
  linksIn(context, span).filter((link) => link.form === "inline" || link.form === "reference");

/** A column up to a link before which the pipe is missing, without the comma that replaces the pipe. */
const beforeLink = (context: ParseContext, column: Column): Column => {
  const { text } = context.source;
  const [link] = linksIn(context, column.span);
  if (!link) return column;
  let end = link.span.start;
  while (end > column.span.start && /[\s,;]/.test(text[end - 1] as string)) end--;
  return context.source.at(column.span.start, end);
};

const eventColumns = (context: ParseContext, { content, span }: Line) =>
  splitColumns(context.source, content, opaqueIn(context, span));

const readTitle = (context: ParseContext, line: Line): EventTitle => {
  const links = linksIn(context, line.span);
  const pipes = line.content.value.includes("|") ? eventColumns(context, line).pipes : [];
  return { line, link: links[0], links, pipes };
};

/** The columns of date and location come first, the rest names groups. */
const readEvent = (context: ParseContext, line: Line, below: readonly Line[]): EventEntry => {
  const { columns, pipes } = eventColumns(context, line);
  const [dates, second] = columns as readonly [Column | undefined, Column | undefined];
  const titles = below.map((each) => readTitle(context, each));
  const groupsStart = columns[2]?.span.start ?? dates?.span.end ?? line.span.end;
  return {
    line,
    span: spanOfLines([line, ...below]),
    columns,
    pipes,
    dates: dates && readDates(dates),
    location: second && readLocation(beforeLink(context, second)),
    groups: writtenLinksIn(context, { start: groupsStart, end: line.span.end }),
    titles,
    titleLinks: titles.flatMap(({ links }) => links),
    section: line.section,
  };
};

/** `2026-03-17 City, CC | [Group](url)`: the pipe behind the date is missing or something else replaces it. */
const missingFirstPipe = (event: EventEntry): Malformed | undefined => {
  const [first] = event.columns;
  const [, date = "", gap = ""] = /^(\d{4}-\d\d-\d\d)([\s,:;\u2010-\u2015-]+)(?=\p{L})/u.exec(first?.value ?? "") ?? [];
  if (!first || date === "") return undefined;
  const start = first.span.start + date.length;
  const span: Span = { start, end: start + gap.length };
  return malformed(event, "there is no pipe between the date and the place", span, [{ span, text: " | " }]);
};

/** `City, CC, [Group](url)`: one column where a comma stands for the pipe before the group. */
const missingPipe = (context: ParseContext, event: EventEntry): Malformed | undefined => {
  const [, second] = event.columns;
  const link = second && event.columns.length === 2 ? linksIn(context, second.span)[0] : undefined;
  if (!second || !link) return undefined;
  const location = beforeLink(context, second);
  if (location.value === "") return missingFirstPipe(event);
  const span: Span = { start: location.span.end, end: link.span.start };
  // Within parentheses a pipe would tear apart what belongs together.
  const isOpen = /\([^()]*$/.test(context.source.text.slice(second.span.start, link.span.start));
  const repair = isOpen ? undefined : [{ span, text: " | " }];
  return malformed(event, "there is no pipe between the place and the group", span, repair);
};

const malformed = (event: EventEntry, reason: string, span: Span, repair?: Malformed["repair"]): Malformed => ({
  expected: "event",
  reason,
  span,
  line: event.line,
  section: event.section,
  repair,
});

const faultOf = (context: ParseContext, event: EventEntry): Malformed | undefined => {
  const { line, columns } = event;
  if (line.kind === "heading" && line.marker) {
    return malformed(event, "a `#` stands where the `*` belongs", line.marker.span, [
      { span: line.marker.span, text: "*" },
    ]);
  }
  const pipeFault = missingPipe(context, event);
  if (pipeFault) return pipeFault;
  if (columns.length < 3)
    return malformed(event, `it has ${columns.length} of the 3 columns date, place and group`, line.content.span);
  const empty = columns.findIndex((column) => column.value === "");
  if (empty >= 0 && empty < 3)
    return malformed(event, `its ${["date", "place", "group"][empty]} is missing`, line.content.span);
  const unlinked = columns.slice(2).find((column) => writtenLinksIn(context, column.span).length === 0);
  if (unlinked && !hasBrokenLink(unlinked.value)) return malformed(event, "its group is not a link", unlinked.span);
  if (event.titles.length > 0) return undefined;
  const next = context.lines[line.index + 1];
  const title = context.lines.find(({ index, kind }) => index > line.index && kind !== "blank");
  if (next?.kind === "blank" && title && namesEvent(title)) {
    const repair = [deletion(next.span.start, title.span.start)];
    return malformed(event, "a blank line parts it from the line that names it", line.content.span, repair);
  }
  // If the same line follows, it is a duplicate, not an event without a title.
  return next?.content.value === line.content.value
    ? undefined
    : malformed(event, "the line below that names it is missing", line.content.span);
};

/** What is wrong with a title, which should be nested below its event and link to it. Another rule reports broken links. */
const titleFault = (context: ParseContext, line: Line): Malformed | undefined => {
  const { content, section, span } = line;
  const fault = (reason: string, repair?: Malformed["repair"]): Malformed => ({
    expected: "event-title",
    reason,
    span: content.span,
    line,
    section,
    repair,
  });
  const indent = { span: { start: span.start, end: span.start }, text: "    " };
  if (line.kind === "item" && line.indent === 0) return fault("it stands beside its event, not below it", [indent]);
  const linked = linksIn(context, span).length > 0 || /^\W*\[/.test(content.value) || hasBrokenLink(content.value);
  return content.value === "" || linked ? undefined : fault("it is not a link");
};

/** What is wrong with the lines of an event, the one that opens it and its titles. */
const eventFaults = (context: ParseContext, event: EventEntry, titles: readonly Line[]): Malformed[] => {
  const { line, section } = event;
  const withoutMarker = [line, ...titles].filter(({ kind }) => kind === "text");
  return [
    ...[faultOf(context, event), ...titles.map((title) => titleFault(context, title))].filter(
      (fault) => fault !== undefined,
    ),
    ...withoutMarker.map((each): Malformed => {
      const expected = each === line ? "event" : "event-title";
      return { expected, reason: MISSING_MARKER, span: each.content.span, line: each, section };
    }),
  ];
};

const strayLine = (line: Line, section: Section): Malformed => ({
  expected: "event",
  reason: "no line with date, place and group stands above it",
  span: line.content.span,
  line,
  section,
});

export interface Events {
  readonly events: EventEntry[];
  /** Computed lazily: those of an earlier issue are never needed. */
  readonly malformed: () => Malformed[];
}

type FaultReader = () => Malformed[];

const readRegion = (
  context: ParseContext,
  section: Section,
  into: { events: EventEntry[]; faults: FaultReader[] },
): void => {
  const lines = linesIn(context, section).filter((line) => line.kind !== "comment" && line.kind !== "code");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (!opensEvent(line)) {
      const isStray = line.kind === "item" && line.depth === 1 && at > 0 && lines[at - 1]?.kind !== "item";
      if (isStray) into.faults.push(() => [strayLine(line, section)]);
      continue;
    }
    const titles: Line[] = [];
    while (lines[at + 1] && namesEvent(lines[at + 1] as Line)) titles.push(lines[++at] as Line);
    const event = readEvent(context, line, titles);
    into.events.push(event);
    into.faults.push(() => eventFaults(context, event, titles));
  }
};

/** Whether the section has events: it is a region, or the section of the events itself, before any region. */
export const holdsEvents = (section: Section): boolean => isUnder(section, "events");

/** The events of all regions. */
export const readEvents = (context: ParseContext): Events => {
  const found: { events: EventEntry[]; faults: FaultReader[] } = { events: [], faults: [] };
  for (const section of context.sections) {
    if (holdsEvents(section)) readRegion(context, section, found);
  }
  return { events: found.events, malformed: () => found.faults.flatMap((read) => read()) };
};

/** `Rusty Events between D - D 🦀`. */
export const readEventsRange = (context: ParseContext): EventsRange | undefined => {
  const section = context.sections.find((candidate) => candidate.kind === "events");
  const line =
    section && linesIn(context, section).find((candidate) => /^Rusty Events between\b/i.test(candidate.content.value));
  if (!line) return undefined;
  return { ...readDates(line.content), line };
};
