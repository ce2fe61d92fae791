/** Where in a draft a new line goes: under which heading, and between which lines. */
import { blockOf, type Movable, predecessor, type SortKey } from "../../analysis/order.ts";
import type { Issue, Section } from "../../document/types.ts";
import { kindOfTitle, OPEN_SECTIONS, outlineRow, type SectionKind } from "../../newsletter/outline.ts";
import { parseDay } from "../../text/calendar.ts";
import type { Span } from "../../text/span.ts";
import type { LineFields } from "./fields.ts";

/** A line of the draft, counted from 1. */
export interface DraftLine {
  readonly line: number;
  readonly text: string;
}

export interface Insertion {
  /** The heading that the line goes under. */
  readonly section: string;
  /** Whether it is not there yet; then it is a part of `text`. */
  readonly isHeadingNew: boolean;
  /** The text is inserted before this line of the draft, counted from 1, which is at the offset. */
  readonly line: number;
  readonly offset: number;
  /** The given lines with the blank lines and the heading that they need. */
  readonly text: string;
  /** Where in `text` the given lines are. */
  readonly given: Span;
  /** The sentence that there is nothing, which has to go. */
  readonly contradicted?: DraftLine & { readonly span: Span };
  readonly above: readonly DraftLine[];
  readonly below: readonly DraftLine[];
}

/** A line that is to be inserted. */
export interface NewLine {
  readonly fields: LineFields;
  readonly text: string;
  readonly section: string;
}

/** So many lines are shown on each side. */
const CONTEXT = 2;

const sameTitle = (title: string, other: string): boolean => title.toLowerCase() === other.toLowerCase();

/** The heading of `OPEN_SECTIONS` that a section has, in whatever words. */
const openTitle = ({ kind, title }: Section): string | undefined =>
  kind === "region"
    ? OPEN_SECTIONS.find((each) => sameTitle(each, title.value.replace(/:$/, "")))
    : OPEN_SECTIONS.find((each) => each === outlineRow(kind)?.titles[0]);

/** Each line's index, from 0, before which the text is put. */
type Index = number;

const lastLineOf = ({ source }: Issue, { start, end }: Span): Index => source.lineIndex(Math.max(start, end - 1));

interface Listed extends Movable {
  readonly section: Section;
}

/** What stands in the section that is of the same kind as the line. */
const listedIn = (issue: Issue, section: Section, { kind }: LineFields): readonly Listed[] => {
  const lists = { entry: issue.entries, event: issue.events, call: issue.talks, task: issue.projects };
  return (lists[kind] as readonly Listed[]).filter((each) => each.section === section && each.line.depth <= 1);
};

/** Behind all entries and tasks; by date and place among events, by deadline among calls for papers. */
const predecessorOf = (issue: Issue, listed: readonly Listed[], { fields, text }: NewLine): Listed | undefined => {
  if (fields.kind === "entry" || fields.kind === "task") return listed.at(-1);
  const key: SortKey = [
    parseDay(fields.kind === "event" ? fields.from : fields.deadline) ?? 0,
    text.split(" | ")[1] ?? "",
  ];
  if (fields.kind === "call") {
    const talks = listed as readonly Issue["talks"][number][];
    return predecessor(issue, talks, {
      key: [key[0], ""],
      keyOf: ({ closes }) => (closes?.to === undefined ? undefined : [closes.to, ""]),
    });
  }
  const events = listed as readonly Issue["events"][number][];
  return predecessor(issue, events, {
    key,
    keyOf: ({ dates, location }) => (dates?.from === undefined ? undefined : [dates.from, location?.value ?? ""]),
  });
};

/** In a section that has nothing of the kind: behind the comment that says so, or behind what introduces it. */
const emptyPlace = (issue: Issue, section: Section, { kind }: LineFields): Index => {
  const lines = issue.lines.filter((line) => line.section === section);
  const heading = lastLineOf(issue, section.heading) + 1;
  const comment = lines.findLast((line) => line.kind === "comment");
  if (comment) return comment.index + 1;
  const last = kind === "call" || kind === "task" ? lines.findLast((line) => line.kind !== "blank") : undefined;
  return Math.max(heading, (last?.index ?? 0) + 1);
};

const placeIn = (issue: Issue, section: Section, line: NewLine): Index => {
  const listed = listedIn(issue, section, line.fields);
  const before = predecessorOf(issue, listed, line);
  if (before) return lastLineOf(issue, before.span) + 1;
  const [first] = listed;
  if (first) return issue.source.lineIndex(blockOf(issue, first).start);
  return emptyPlace(issue, section, line.fields);
};

/** Where a heading goes that the draft lacks: before the next of its kind, or behind what the last of them lists. */
const headingPlace = (issue: Issue, parent: Section, line: NewLine): Index => {
  const order = (section: Section): number => OPEN_SECTIONS.indexOf(openTitle(section) ?? "");
  const siblings = issue.sections.filter((section) => section.parent === parent && order(section) >= 0);
  const own = OPEN_SECTIONS.indexOf(line.section);
  const next = siblings.find((section) => order(section) > own);
  if (next) return issue.source.lineIndex(next.heading.start);
  const last = siblings.at(-1);
  if (!last) {
    const range = issue.eventsRange?.line.section === parent ? issue.eventsRange.line.index + 1 : 0;
    return Math.max(range, emptyPlace(issue, parent, line.fields));
  }
  const listed = listedIn(issue, last, line.fields).at(-1);
  return listed ? lastLineOf(issue, listed.span) + 1 : emptyPlace(issue, last, line.fields);
};

/** The lines around a place. */
const rows = ({ source }: Issue, from: Index, to: Index): DraftLine[] =>
  source.lines.slice(Math.max(0, from), Math.max(0, to)).map((span, index) => ({
    line: Math.max(0, from) + index + 1,
    text: source.slice(span),
  }));

/** Puts lines before the line of that index, with the blank lines that they need. */
const insertAt = (
  issue: Issue,
  at: Index,
  { heading, lines, until = at }: { heading?: string; lines: string /** What follows. */; until?: Index },
) => {
  const { source } = issue;
  const [previous, next] = [issue.lines[at - 1]?.kind ?? "blank", issue.lines[until]?.kind ?? "blank"];
  const needsBlank = heading === undefined ? !["blank", "heading", "item"].includes(previous) : previous !== "blank";
  // A line that continues an item would swallow what is below it.
  const isTorn = next !== "blank" && (heading !== undefined || !["item", "comment"].includes(next));
  const isPastEnd = at >= source.lines.length;
  const before = `${isPastEnd ? source.eol : ""}${needsBlank ? source.eol : ""}${heading === undefined ? "" : heading + source.eol}`;
  const written = lines.replaceAll("\n", source.eol);
  return {
    line: at + 1,
    offset: isPastEnd ? source.text.length : (source.lines[at] as Span).start,
    text: `${before}${written}${source.eol}${isTorn ? source.eol : ""}`,
    given: { start: before.length, end: before.length + written.length },
    above: rows(issue, at - CONTEXT, at),
    below: rows(issue, at, at + CONTEXT),
  };
};

/** Where a line goes in the draft; the heading that it would need, where the draft lacks the one above it too. */
export const insertionPoint = (issue: Issue, line: NewLine): Insertion | { readonly lacks: string } => {
  const { section: title } = line;
  const row = outlineRow(kindOfTitle(title, "preamble"));
  const section = issue.sections.find((each) => openTitle(each) === title);
  if (section) {
    const none = issue.noneLines.find((each) => each.section === section);
    if (!none) {
      const inserted = insertAt(issue, placeIn(issue, section, line), { lines: line.text });
      return { section: title, isHeadingNew: false, ...inserted };
    }
    const first = issue.source.lineIndex(none.span.start);
    const inserted = insertAt(issue, first, { lines: line.text, until: lastLineOf(issue, none.span) + 1 });
    const span = issue.source.wholeLines(none.span);
    const contradicted = { line: first + 1, text: issue.source.slice(none.line.span), span };
    return { section: title, isHeadingNew: false, ...inserted, contradicted };
  }
  const parentTitle = row?.parent && outlineRow(row.parent as SectionKind)?.titles[0];
  const parent = issue.sections.find(({ kind }) => kind === row?.parent);
  if (!parent) return { lacks: `## ${parentTitle ?? title}` };
  const heading = `${"#".repeat(row?.depths[0] ?? 3)} ${title}`;
  const at = headingPlace(issue, parent, line);
  return { section: title, isHeadingNew: true, ...insertAt(issue, at, { heading, lines: line.text }) };
};

/** The draft with the line in it, and where the line is then. */
export const inserted = (
  draft: string,
  { offset, text, given, contradicted }: Insertion,
): { text: string; span: Span } => {
  const removed = contradicted?.span ?? { start: offset, end: offset };
  const start = offset + given.start;
  return {
    // The sentence that has to go begins where the line is put.
    text: draft.slice(0, offset) + text + draft.slice(Math.max(offset, removed.end)),
    span: { start, end: start + given.end - given.start },
  };
};
