/** Parses entries, one link a line, and the sentences that replace them where there are none. */
import { kindOfTitle, outlineRow, type SectionKind } from "../newsletter/outline.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span, Text } from "../text/span.ts";
import { linesIn, linksIn, type ParseContext, spanOfLines } from "./parse-context.ts";
import { isUnder } from "./sections.ts";
import {
  type Line,
  type Link,
  type LinkEntry,
  type Malformed,
  MISSING_MARKER,
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

/** The line and those below that belong to it: nested items, and text that the site renders as part of it. */
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
const readEntry = (context: ParseContext, line: Line, group: readonly Line[]): LinkEntry | undefined => {
  const reach: Span = { start: line.span.start, end: spanOfLines(group).end };
  // A bare URL is the remainder of a broken link.
  const link: Link | undefined = linksIn(context, reach).find(
    (candidate) => candidate.form !== "bare" && candidate.span.start <= line.span.end,
  );
  if (!link) return undefined;
  const { tags, rest: lead } = readTags(
    context.source.at(line.content.span.start, Math.max(link.span.start, line.content.span.start)),
  );
  const restEnd = Math.max(line.content.span.end, link.span.end);
  const behind = context.source.text.slice(link.span.end, restEnd);
  const restStart = link.span.end + (behind.length - behind.trimStart().length);
  return {
    line,
    span: reach,
    tags,
    lead,
    link,
    rest: context.source.at(Math.min(restStart, restEnd), restEnd),
    section: line.section,
    isCommunity: isUnder(line.section, "community"),
  };
};

/** Whether a line of text is an entry without its list marker: all of it is `[tags] [title](url)`. */
export const looksLikeEntry = (context: ParseContext, line: Line): boolean => {
  // An indent of two spaces continues the item above, and is meant to.
  if (line.kind !== "text" || line.indent > 1 || !line.content.value.startsWith("[")) return false;
  // The sections of the community have entries only; elsewhere a linked line may be prose, unless a list is next to it.
  const neighbours = [context.lines[line.index - 1], context.lines[line.index + 1]];
  const inList = neighbours.some(
    (other) => other?.kind === "item" || (other?.kind === "heading" && other.index < line.index),
  );
  if (!inList && (line.section.kind === "community" || !isUnder(line.section, "community"))) return false;
  const entry = readEntry(context, line, [line]);
  return entry?.link.form === "inline" && entry.lead.value === "" && !/^\S*[,.]$/.test(entry.rest.value);
};

/** What people write before a link as a list marker, and the site does not render as one. */
const OTHER_MARKER = /^(?:[•·‣◦–—]|\\\*|\d{1,3}[.)])[ \t]{0,3}(?=\[)/;

/** An entry with a list marker that the site does not know. */
const otherMarker = (line: Line, section: Section): Malformed | undefined => {
  const marker = line.kind === "text" && isUnder(section, "community") ? OTHER_MARKER.exec(line.content.value) : null;
  if (!marker) return undefined;
  const start = line.content.span.start;
  const end = start + marker[0].length;
  const repair = [{ span: { start: line.span.start, end }, text: "* " }];
  return {
    expected: "entry",
    reason: MISSING_MARKER,
    span: { start, end: start + marker[0].trimEnd().length },
    line,
    section,
    repair,
  };
};

/** `*No … this week*`, from its first line to the one that closes the emphasis. */
const readNoneLine = (context: ParseContext, lines: readonly Line[], at: number): NoneLine => {
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
    text: context.source.at(span.start, span.end),
    line,
    groups: linksIn(context, span).filter(({ form }) => form === "inline" || form === "reference"),
    section: line.section,
  };
};

/** The two sentences that list groups are recognized without their `*` too. */
const NONE = /^[*_]No\s/i;
const BARE_NONE = /^No (?:items entered final comment period|calls for testing were issued) this week\b/i;
/** Few lines begin so, and the pattern of all takes longer to compile. */
const isBareNone = (text: string): boolean => /^No [ic]/i.test(text) && BARE_NONE.test(text);
const isNoneLine = ({ kind, content: { value } }: Line): boolean =>
  (kind === "text" || kind === "item") && (NONE.test(value) || isBareNone(value));

export interface Entries {
  readonly entries: LinkEntry[];
  readonly noneLines: NoneLine[];
  readonly malformed: Malformed[];
}

/** A group of the final comment period or of the calls for testing that lost its `#####`: a linked title above items. */
const missingHeading = (context: ParseContext, line: Line, section: Section): Malformed | undefined => {
  const title = line.kind === "text" ? linksIn(context, line.span)[0] : undefined;
  if (!title || title.span.start !== line.content.span.start) return undefined;
  const kind = kindOfTitle(title.text.value, section.kind);
  let below = line.index + 1;
  while (context.lines[below]?.kind === "blank") below++;
  if ((kind !== "fcp-group" && kind !== "testing-group") || context.lines[below]?.kind !== "item") return undefined;
  const at = line.content.span.start;
  const repair = [{ span: { start: line.span.start, end: at }, text: "##### " }];
  return { expected: "heading", reason: "its `#####` is missing", span: line.content.span, line, section, repair };
};

/** Their titles are ordinary words, so `missingHeading` recognizes them by their links. */
const GROUPS: ReadonlySet<string> = new Set<SectionKind>(["fcp-group", "testing-group"]);
const BOLD = /^\*\*(.+)\*\*$/;

/** The title of a section and nothing else, bold or not, where the issue has no heading of it. */
const unmarkedTitle = (context: ParseContext, line: Line, section: Section): Malformed | undefined => {
  const { span, value } = line.content;
  const [, bold] = BOLD.exec(value) ?? [];
  const title = bold ?? value;
  const row = line.kind === "text" ? outlineRow(kindOfTitle(title, section.kind)) : undefined;
  const before = context.lines[line.index - 1];
  if (!row?.titles.includes(title) || GROUPS.has(row.kind) || (before && before.kind !== "blank")) return undefined;
  if (context.sections.some((each) => (row.many ? each.title.value === title : each.kind === row.kind)))
    return undefined;
  const marks = "#".repeat(row.depths[0] ?? 1);
  const repair = [{ span: { start: line.span.start, end: span.end }, text: `${marks} ${title}` }];
  return { expected: "heading", reason: `its \`${marks}\` is missing`, span, line, section, repair };
};

const readSection = (context: ParseContext, section: Section, into: Entries): void => {
  const lines = linesIn(context, section);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line;
    if (isNoneLine(line)) {
      const none = readNoneLine(context, lines, at);
      into.noneLines.push(none);
      while ((lines[at + 1]?.span.start ?? none.span.end) < none.span.end) at++;
    } else if (line.kind === "item" && holdsEntries(section)) {
      const entry = readEntry(context, line, lineGroup(lines, at));
      if (entry) into.entries.push(entry);
    } else {
      const entryFault = () => missingHeading(context, line, section) ?? otherMarker(line, section);
      const fault = unmarkedTitle(context, line, section) ?? (holdsEntries(section) ? entryFault() : undefined);
      if (fault) into.malformed.push(fault);
      else if (holdsEntries(section) && looksLikeEntry(context, line))
        into.malformed.push({ expected: "entry", reason: MISSING_MARKER, span: line.content.span, line, section });
    }
  }
};

/** Parses the entries of these sections, and the sentences that replace them. */
export const readEntries = (context: ParseContext, sections: readonly Section[] = context.sections): Entries => {
  const found: Entries = { entries: [], noneLines: [], malformed: [] };
  for (const section of sections) readSection(context, section, found);
  return found;
};
