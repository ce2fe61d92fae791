/** Builds an issue from its text: the entry point of this layer. */
import { dayInName } from "../newsletter/issue-name.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { PUBLICATION_WEEKDAY } from "../newsletter/publication.ts";
import { type Day, parseDay, weekday } from "../text/calendar.ts";
import { memoize } from "../text/memoize.ts";
import type { SourceFile } from "../text/source-file.ts";
import { partitionPoint, type Span } from "../text/span.ts";
import { type Timer, untimed } from "../text/timer.ts";
import { readCfps } from "./cfps.ts";
import { blankOut, findCommentsAndCode, type RawComment, withFiller } from "./comments.ts";
import { readEntries } from "./entries.ts";
import { holdsEvents, readEvents, readEventsRange } from "./events.ts";
import { fieldOf, readFrontMatter } from "./front-matter.ts";
import { scanLines } from "./lines.ts";
import type { MarkdownParser } from "./markdown/parser.ts";
import { oversizedBlocks } from "./oversized-blocks.ts";
import type { ParseContext } from "./parse-context.ts";
import { readCrate, readDiscussion, readJobs, readMerged, readQuote, readTriage } from "./parts.ts";
import { buildSections, isUnder } from "./sections.ts";
import { nestLists } from "./site-lists.ts";
import type { Comment, FrontMatter, Issue, Section } from "./types.ts";

/** The section that holds an offset; sections are in order and leave no gap. */
const sectionAt = (sections: readonly Section[], offset: number): Section =>
  sections[Math.max(0, partitionPoint(sections, ({ span }) => span.start <= offset) - 1)] as Section;

const readComments = (source: SourceFile, sections: readonly Section[], found: readonly RawComment[]): Comment[] =>
  found.map(({ span, closed }) => {
    const inner = source.text.slice(span.start + 4, closed ? span.end - 3 : span.end);
    const start = span.start + 4 + (inner.length - inner.trimStart().length);
    const end = Math.max(start, span.start + 4 + inner.trimEnd().length);
    return { span, text: source.at(start, end), closed, section: sectionAt(sections, span.start) };
  });

const isDateCertain = (date: Day | undefined, path: string): boolean => {
  const named = dayInName(path);
  return date !== undefined && weekday(date) === PUBLICATION_WEEKDAY && (named === undefined || named === date);
};

export interface BuildOptions {
  readonly parser: MarkdownParser;
  readonly timer?: Timer;
}

type InSection = { readonly span: Span; readonly section: Section };

/** Parses lines and sections, and the Markdown of those sections that are needed. */
const readText = (
  source: SourceFile,
  { parser, timer = untimed }: BuildOptions,
  isNeeded?: (section: Section) => boolean,
) => {
  const { comments, isCode } = findCommentsAndCode(source);
  const masked = blankOut(
    source.text,
    comments.map(({ span }) => span),
  );
  const scanned = nestLists(source, scanLines(source, masked, isCode));
  const sections = buildSections(source, scanned);
  // The item is new and nobody else has it, so it may be mutated; a copy would take time.
  const withSection = <T extends { readonly span: Span }>(item: T): T & InSection =>
    Object.assign(item, { section: sectionAt(sections, item.span.start) });
  const lines = scanned.map(withSection);
  const oversized = oversizedBlocks(masked, scanned);
  const spans = isNeeded && sections.filter(isNeeded).map(({ span }) => span);
  const text = blankOut(withFiller(masked, comments), oversized);
  const inline = timer("parse", () => parser.read(source, text, spans));
  const context: ParseContext = {
    source,
    sections,
    lines,
    links: inline.links.map(withSection),
    definitions: inline.definitions,
    codeSpans: inline.codeSpans,
  };
  return { context, sections, comments, oversized, unread: inline.unread, htmlTags: inline.htmlTags };
};

const numberIn = (frontMatter: FrontMatter): number | undefined => {
  const number = fieldOf(frontMatter, "Number")?.value.value ?? "";
  return /^\d{1,6}$/.test(number) ? Number(number) : undefined;
};

/** The parts of an issue from which the archive takes its data. */
export type PartialIssue = Pick<
  Issue,
  "number" | "links" | "definitions" | "entries" | "events" | "crate" | "quote" | "triage" | "discussion"
>;

/** The sections of which more than links and events is kept. */
const KEPT: ReadonlySet<SectionKind> = new Set<SectionKind>(["crate", "triage", "quote"]);

/** Builds only these parts, in the same way as `buildIssue`. */
export const buildPartialIssue = (source: SourceFile, options: BuildOptions): PartialIssue => {
  const holdsKept = ({ kind }: Section): boolean => KEPT.has(kind);
  const listsLinks = (section: Section): boolean =>
    isUnder(section, "community") || section.kind === "team" || section.kind === "project-updates";
  const { context, sections } = readText(
    source,
    options,
    (section) => listsLinks(section) || holdsEvents(section) || holdsKept(section),
  );
  const { links, definitions } = context;
  return {
    number: numberIn(readFrontMatter(source, context.lines)),
    links,
    definitions,
    entries: readEntries(context, sections.filter(listsLinks)).entries,
    events: readEvents(context).events,
    crate: readCrate(context),
    quote: readQuote(context),
    triage: readTriage(context),
    discussion: readDiscussion(context),
  };
};

/**
 * Reads a file as an issue of the newsletter. Total: any text gives an issue, never an error; what is broken is
 * under `malformed`, and every span lies inside the file.
 */
export const buildIssue = (source: SourceFile, options: BuildOptions): Issue => {
  const { context, sections, comments, oversized, unread, htmlTags } = readText(source, options);
  const frontMatter = readFrontMatter(source, context.lines);
  const date = parseDay(fieldOf(frontMatter, "Date")?.value.value ?? "");
  const { entries, noneLines, malformed } = readEntries(context);
  const events = readEvents(context);
  const cfps = readCfps(context);
  return {
    ...context,
    frontMatter,
    date,
    dateIsCertain: isDateCertain(date, source.path),
    number: numberIn(frontMatter),
    comments: readComments(source, sections, comments),
    htmlTags,
    oversized,
    unread,
    entries,
    noneLines,
    projects: cfps.projects,
    talks: cfps.talks,
    events: events.events,
    eventsRange: readEventsRange(context),
    crate: readCrate(context),
    merged: readMerged(context),
    triage: readTriage(context),
    quote: readQuote(context),
    jobs: readJobs(context),
    discussion: readDiscussion(context),
    malformed: [...malformed, ...events.malformed(), ...cfps.malformed].sort((a, b) => a.span.start - b.span.start),
  };
};

const built = memoize((_: MarkdownParser) => new WeakMap<SourceFile, Issue>());

/** The same, read once for each source and parser: a change is linted several times, and compared with one text. */
export const issueOf = (source: SourceFile, options: BuildOptions): Issue => {
  const issues = built(options.parser);
  const issue = issues.get(source) ?? buildIssue(source, options);
  issues.set(source, issue);
  return issue;
};
