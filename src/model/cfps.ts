import { splitColumns } from "./columns.ts";
import { readDates } from "./dates.ts";
import { looksLikeEntry } from "./entries.ts";
import { linesIn, linksIn, opaqueIn, type Reader } from "./reader.ts";
import { type CfpProject, type CfpTalk, type Line, type Malformed, NO_MARKER, type Section } from "./types.ts";

export interface Cfps {
  readonly projects: CfpProject[];
  readonly talks: CfpTalk[];
  readonly malformed: Malformed[];
}

/** `*No … were submitted this week.*` is no call. */
const isCall = (line: Line): boolean =>
  line.kind === "item" && line.depth === 1 && !/^[*_]?No\s/.test(line.content.value);

/** A call for papers that lost its marker: a link, then columns. */
const looksLikeTalk = (line: Line): boolean => line.kind === "text" && /^\[.*\|.*\|/.test(line.content.value);

const readProject = (reader: Reader, line: Line): CfpProject => ({
  line,
  span: line.span,
  link: linksIn(reader, line.span)[0],
  section: line.section,
});

const readTalk = (reader: Reader, line: Line): CfpTalk => {
  const { columns, pipes } = splitColumns(reader.source, line.content, opaqueIn(reader, line.span));
  const [, closes, place, dates] = columns;
  return {
    line,
    span: line.span,
    columns,
    pipes,
    name: linksIn(reader, line.span)[0],
    closes: closes && readDates(closes),
    place,
    dates: dates && readDates(dates),
    section: line.section,
  };
};

const readSection = (reader: Reader, section: Section, into: Cfps): void => {
  for (const line of linesIn(reader, section)) {
    const unmarked = section.kind === "cfp-events" ? looksLikeTalk(line) : looksLikeEntry(reader, line);
    if (!isCall(line) && !unmarked) continue;
    if (section.kind === "cfp-events") into.talks.push(readTalk(reader, line));
    else into.projects.push(readProject(reader, line));
    if (unmarked)
      into.malformed.push({
        wanted: section.kind === "cfp-events" ? "cfp-talk" : "cfp-project",
        reason: NO_MARKER,
        span: line.content.span,
        line,
        section,
      });
  }
};

/** The calls for participation: tasks of projects, and papers for events. */
export const readCfps = (reader: Reader): Cfps => {
  const found: Cfps = { projects: [], talks: [], malformed: [] };
  for (const section of reader.sections)
    if (section.kind === "cfp-projects" || section.kind === "cfp-events") readSection(reader, section, found);
  return found;
};
