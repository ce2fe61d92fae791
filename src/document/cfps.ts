/** Calls for participation: tasks of projects, and calls for papers. */
import type { SectionKind } from "../newsletter/outline.ts";
import { hasBrokenLink } from "../text/brackets.ts";
import { splitColumns } from "./columns.ts";
import { readDates } from "./dates.ts";
import { looksLikeEntry } from "./entries.ts";
import { linesIn, linksIn, opaqueIn, type ParseContext } from "./parse-context.ts";
import {
  type CfpProject,
  type CfpTalk,
  type Column,
  type DateRange,
  type Line,
  type Malformed,
  MISSING_MARKER,
  type Section,
} from "./types.ts";

export interface Cfps {
  readonly projects: CfpProject[];
  readonly talks: CfpTalk[];
  readonly malformed: Malformed[];
}

/** `*No … were submitted this week.*` is not a call. */
const isCall = (line: Line): boolean =>
  line.kind === "item" && line.depth === 1 && !/^[*_]?No\s/.test(line.content.value);

/** A call for papers that lost its marker: a link, then columns. */
const looksLikeTalk = (line: Line): boolean => line.kind === "text" && /^\[.*\|.*\|/.test(line.content.value);

const readProject = (context: ParseContext, line: Line): CfpProject => ({
  line,
  span: line.span,
  link: linksIn(context, line.span)[0],
  section: line.section,
});

/** The dates of a column, without those in the URLs of its links. */
const datesOf = (context: ParseContext, column: Column): DateRange => {
  let { value } = column;
  for (const { span } of linksIn(context, column.span)) {
    const [start, end] = [span.start - column.span.start, span.end - column.span.start];
    value = value.slice(0, start) + " ".repeat(end - start) + value.slice(end);
  }
  return { ...readDates({ span: column.span, value }), value: column.value };
};

const readTalk = (context: ParseContext, line: Line): CfpTalk => {
  const { columns, pipes } = splitColumns(context.source, line.content, opaqueIn(context, line.span));
  const [, closes, location, dates] = columns;
  return {
    line,
    span: line.span,
    columns,
    pipes,
    name: linksIn(context, columns[0]?.span ?? line.span)[0],
    closes: closes && datesOf(context, closes),
    location,
    dates: dates && datesOf(context, dates),
    section: line.section,
  };
};

/** A deadline that is valid without a date. */
const NO_DATE_YET = /\b(?:rolling|ongoing|open|tba|tbd|to be announced)\b/i;

/** The first fault because of which a line is not a call for papers. */
const talkFault = ({ line, columns, name, closes, dates }: CfpTalk): Malformed | undefined => {
  const fault = (reason: string, span = line.content.span): Malformed => ({
    expected: "cfp-talk",
    reason,
    span,
    line,
    section: line.section,
  });
  const names = "name, deadline, place and date";
  if (columns.length < 4) return fault(`it has ${columns.length} of the 4 columns ${names}`);
  if (columns.length > 4) return fault(`it has ${columns.length} columns, not the 4 for ${names}`);
  const empty = columns.findIndex((column) => column.value === "");
  if (empty >= 0) return fault(`its ${["name", "deadline", "place", "date"][empty]} is missing`);
  if (!name && !hasBrokenLink(columns[0]?.value ?? "")) return fault("its name is not a link", columns[0]?.span);
  if (closes?.dates.length === 0 && !NO_DATE_YET.test(closes.value))
    return fault(`its deadline \`${closes.value}\` has no date`, closes.span);
  if (dates?.dates.length === 0 && !NO_DATE_YET.test(dates.value))
    return fault(`its last column \`${dates.value}\` has no date`, dates.span);
  return undefined;
};

const readSection = (context: ParseContext, section: Section, into: Cfps): void => {
  for (const line of linesIn(context, section)) {
    const unmarked = section.kind === "cfp-events" ? looksLikeTalk(line) : looksLikeEntry(context, line);
    if (!isCall(line) && !unmarked) continue;
    if (section.kind === "cfp-events") {
      const talk = readTalk(context, line);
      const fault = talkFault(talk);
      into.talks.push(talk);
      if (fault) into.malformed.push(fault);
    } else into.projects.push(readProject(context, line));
    if (unmarked)
      into.malformed.push({
        expected: section.kind === "cfp-events" ? "cfp-talk" : "cfp-project",
        reason: MISSING_MARKER,
        span: line.content.span,
        line,
        section,
      });
  }
};

/** Calls of projects may also be directly under the heading above both sections. */
const HOLDS_CALLS: ReadonlySet<string> = new Set<SectionKind>(["participation", "cfp-projects", "cfp-events"]);

/** The calls for participation: tasks of projects, and papers for events. */
export const readCfps = (context: ParseContext): Cfps => {
  const found: Cfps = { projects: [], talks: [], malformed: [] };
  for (const section of context.sections) if (HOLDS_CALLS.has(section.kind)) readSection(context, section, found);
  return found;
};
