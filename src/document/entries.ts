/** Entries, one link a line, and the sentences that stand where there are none. */
import { kindOfTitle, outlineRow, type SectionKind } from "../newsletter/outline.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span, Text } from "../text/span.ts";
import { linesIn, linksIn, type Reader, spanOfLines } from "./reader.ts";
import { isUnder } from "./sections.ts";
import {
  type Line,
  type Link,
  type LinkEntry,
  type Malformed,
  NO_MARKER,
  type NoneLine,
  type Section,
} from "./types.ts";

/** Sections whose lists hold one link a line. */
const ENTRY_KINDS: readonly SectionKind[] = ["community", "testing", "project-updates"];
export const holdsEntries = (section: Section): boolean =>
  section.kind !== "triage" && ENTRY_KINDS.some((outer) => isUnder(section, outer));

/** A `[word]` before a link, whatever its spelling and escaping. */
const TAG = /\\?\[([^[\]\\]*)\\?\]/g;

const readTags = (lead: Text): { tags: Text[]; rest: Text } => {
  const tags: Text[] = [];
  let end = 0;
  for (const match of matchesOf(lead.value, TAG)) {
    if (lead.value.slice(end, match.index).trim() !== "") break;
    const start = lead.span.start + match.index;
    tags.push({ span: { start, end: start + match[0].length }, value: match[0] });
    end = match.index + match[0].length;
  }
  const value = lead.value.slice(end).trim();
  const start = lead.span.start + (value === "" ? end : lead.value.indexOf(value, end));
  return { tags, rest: { span: { start, end: start + value.length }, value } };
};

/** The line and those below that belong to it: nested items, and text that the site swallows into it. */
const lineGroup = (lines: readonly Line[], at: number): Line[] => {
  const head = lines[at] as Line;
  const group = [head];
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index] as Line;
    const nested = line.kind === "item" && line.depth > head.depth;
    const continued = line.kind === "text" && lines[index - 1]?.kind !== "blank" && line.indent > 0;
    if (!nested && !continued) break;
    group.push(line);
  }
  return group;
};

/** Reads one line as an entry; undefined when there is no link in it. */
const readEntry = (reader: Reader, line: Line, group: readonly Line[]): LinkEntry | undefined => {
  const reach: Span = { start: line.span.start, end: spanOfLines(group).end };
  // A bare URL is what is left of a broken link.
  const link: Link | undefined = linksIn(reader, reach).find(
    (candidate) => candidate.form !== "bare" && candidate.span.start <= line.span.end,
  );
  if (!link) return undefined;
  const { tags, rest: lead } = readTags(
    reader.source.at(line.content.span.start, Math.max(link.span.start, line.content.span.start)),
  );
  const restEnd = Math.max(line.content.span.end, link.span.end);
  const behind = reader.source.text.slice(link.span.end, restEnd);
  const restStart = link.span.end + (behind.length - behind.trimStart().length);
  return {
    line,
    span: reach,
    tags,
    lead,
    link,
    rest: reader.source.at(Math.min(restStart, restEnd), restEnd),
    section: line.section,
    isCommunity: isUnder(line.section, "community"),
  };
};

/** A line of text that can only be an entry without its marker: all of it is `[tags] [title](url)`. */
export const looksLikeEntry = (reader: Reader, line: Line): boolean => {
  // Two spaces in front continue the item above on purpose.
  if (line.kind !== "text" || line.indent > 1 || !line.content.value.startsWith("[")) return false;
  // Community sections hold nothing but entries; elsewhere a linked line may be prose, unless it touches a list.
  const neighbours = [reader.lines[line.index - 1], reader.lines[line.index + 1]];
  const inList = neighbours.some(
    (other) => other?.kind === "item" || (other?.kind === "heading" && other.index < line.index),
  );
  if (!inList && (line.section.kind === "community" || !isUnder(line.section, "community"))) return false;
  const entry = readEntry(reader, line, [line]);
  return entry?.link.form === "inline" && entry.lead.value === "" && !/^\S*[,.]$/.test(entry.rest.value);
};

/** What people write for a list marker that the site does not know as one, before a link. */
const OTHER_MARKER = /^(?:[•·‣◦–—]|\\\*|\d{1,3}[.)])[ \t]{0,3}(?=\[)/;

/** An entry with another marker than the site's lists have. */
const otherMarker = (line: Line, section: Section): Malformed | undefined => {
  const marker = line.kind === "text" && isUnder(section, "community") ? OTHER_MARKER.exec(line.content.value) : null;
  if (!marker) return undefined;
  const start = line.content.span.start;
  const end = start + marker[0].length;
  const repair = [{ span: { start: line.span.start, end }, text: "* " }];
  return {
    wanted: "entry",
    reason: NO_MARKER,
    span: { start, end: start + marker[0].trimEnd().length },
    line,
    section,
    repair,
  };
};

/** `*No … this week*`, from its first line to the one that closes the emphasis. */
const readNoneLine = (reader: Reader, lines: readonly Line[], at: number): NoneLine => {
  const line = lines[at] as Line;
  let last = line;
  for (let index = at + 1; index < lines.length && !last.content.value.endsWith("*"); index++) {
    const next = lines[index] as Line;
    if (next.kind !== "text") break;
    last = next;
  }
  const span = { start: line.content.span.start, end: last.content.span.end };
  return {
    span,
    text: reader.source.at(span.start, span.end),
    line,
    groups: linksIn(reader, span).filter(({ form }) => form === "inline" || form === "reference"),
    section: line.section,
  };
};

/** The two sentences that list groups are known without their `*` too. */
const NONE = /^[*_]No\s|^No (?:items entered final comment period|calls for testing were issued) this week\b/i;
const isNoneLine = (line: Line): boolean =>
  (line.kind === "text" || line.kind === "item") && NONE.test(line.content.value);

export interface Entries {
  readonly entries: LinkEntry[];
  readonly noneLines: NoneLine[];
  readonly malformed: Malformed[];
}

/** A group of the final comment period or of the calls for testing that lost its `#####`: a linked title above items. */
const lostHeading = (reader: Reader, line: Line, section: Section): Malformed | undefined => {
  const title = line.kind === "text" ? linksIn(reader, line.span)[0] : undefined;
  if (!title || title.span.start !== line.content.span.start) return undefined;
  const kind = kindOfTitle(title.text.value, section.kind);
  let below = line.index + 1;
  while (reader.lines[below]?.kind === "blank") below++;
  if ((kind !== "fcp-group" && kind !== "testing-group") || reader.lines[below]?.kind !== "item") return undefined;
  const at = line.content.span.start;
  const repair = [{ span: { start: line.span.start, end: at }, text: "##### " }];
  return { wanted: "heading", reason: "its `#####` is missing", span: line.content.span, line, section, repair };
};

/** Of these the titles are plain words, and `lostHeading` knows them by their links. */
const GROUPS: ReadonlySet<string> = new Set<SectionKind>(["fcp-group", "testing-group"]);
const BOLD = /^\*\*(.+)\*\*$/;

/** The title of a section and nothing else, bold or not, where the issue has no heading of it. */
const lostTitle = (reader: Reader, line: Line, section: Section): Malformed | undefined => {
  const { span, value } = line.content;
  const [, bold] = BOLD.exec(value) ?? [];
  const title = bold ?? value;
  const row = line.kind === "text" ? outlineRow(kindOfTitle(title, section.kind)) : undefined;
  const before = reader.lines[line.index - 1];
  if (!row?.titles.includes(title) || GROUPS.has(row.kind) || (before && before.kind !== "blank")) return undefined;
  if (reader.sections.some((each) => (row.many ? each.title.value === title : each.kind === row.kind)))
    return undefined;
  const marks = "#".repeat(row.depths[0] ?? 1);
  const repair = [{ span: { start: line.span.start, end: span.end }, text: `${marks} ${title}` }];
  return { wanted: "heading", reason: `its \`${marks}\` is missing`, span, line, section, repair };
};

const readSection = (reader: Reader, section: Section, into: Entries): void => {
  const lines = linesIn(reader, section);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (isNoneLine(line)) {
      const none = readNoneLine(reader, lines, at);
      into.noneLines.push(none);
      while ((lines[at + 1]?.span.start ?? none.span.end) < none.span.end) at++;
    } else if (line.kind === "item" && holdsEntries(section)) {
      const entry = readEntry(reader, line, lineGroup(lines, at));
      if (entry) into.entries.push(entry);
    } else {
      const entryFault = () => lostHeading(reader, line, section) ?? otherMarker(line, section);
      const lost = lostTitle(reader, line, section) ?? (holdsEntries(section) ? entryFault() : undefined);
      if (lost) into.malformed.push(lost);
      else if (holdsEntries(section) && looksLikeEntry(reader, line))
        into.malformed.push({ wanted: "entry", reason: NO_MARKER, span: line.content.span, line, section });
    }
  }
};

/** The links of all lists of these sections, and the sentences that stand where there are none. */
export const readEntries = (reader: Reader, sections: readonly Section[] = reader.sections): Entries => {
  const found: Entries = { entries: [], noneLines: [], malformed: [] };
  for (const section of sections) readSection(reader, section, found);
  return found;
};
