/** The types of the document: an issue and its parts. */
import type { SectionKind } from "../newsletter/outline.ts";
import type { Day } from "../text/calendar.ts";
import type { Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { CrateOfTheWeek, MergedPullRequests, Quote, Triage } from "./part-types.ts";

export type * from "./part-types.ts";

/** An issue of the newsletter as an editor would name its parts. Built by `buildIssue`; never changed afterwards. */
export interface Issue {
  readonly source: SourceFile;
  readonly lines: readonly Line[];
  readonly frontMatter: FrontMatter;
  /** From the front matter. Every date in the issue is compared with this one, never with today. */
  readonly date?: Day;
  /** Whether the date is a Wednesday and agrees with the file's name, if that has one. Only then may a fix rely on it. */
  readonly dateIsCertain: boolean;
  readonly number?: number;
  readonly sections: readonly Section[];
  readonly links: readonly Link[];
  readonly definitions: readonly Definition[];
  readonly comments: readonly Comment[];
  /** Between backticks, raw, the backticks included. */
  readonly codeSpans: readonly Text[];
  readonly htmlTags: readonly HtmlTag[];
  /** Blocks that are too long to be parsed: nothing is known of what is in them. */
  readonly oversized: readonly Span[];
  /** Blocks that were left out since the reference parser had read as much as it may before: no less unknown. */
  readonly unread: readonly Span[];
  readonly entries: readonly LinkEntry[];
  readonly noneLines: readonly NoneLine[];
  readonly projects: readonly CfpProject[];
  readonly talks: readonly CfpTalk[];
  readonly events: readonly EventEntry[];
  readonly eventsRange?: EventsRange;
  readonly crate?: CrateOfTheWeek;
  readonly merged?: MergedPullRequests;
  readonly triage?: Triage;
  readonly quote?: Quote;
  readonly jobs?: Link;
  readonly discussion?: Link;
  /** Lines that were meant to be an entry, an event or the like and have another form. Broken input is data, not an error. */
  readonly malformed: readonly Malformed[];
}

export type LineKind =
  | "blank"
  | "comment"
  | "heading"
  | "item"
  | "quote"
  | "definition"
  | "table"
  | "code"
  | "rule"
  | "text";

export interface Line {
  /** From 0. */
  readonly index: number;
  /** Without the line ending. */
  readonly span: Span;
  readonly kind: LineKind;
  /** Columns before the first character that is not white space, a tab counted to the next multiple of 4. */
  readonly indent: number;
  /** The list marker or the `#`s. */
  readonly marker?: Text;
  /** Behind marker and spacing, without white space and comments around it. */
  readonly content: Text;
  /** For list items: the depth that the author meant, from 1. */
  readonly depth: number;
  /** For list items: the depth at which the site renders it; 0 when it renders it as literal text. */
  readonly shown: number;
  readonly section: Section;
}

export interface FrontMatter {
  readonly span: Span;
  readonly fields: readonly FrontMatterField[];
}
export interface FrontMatterField {
  readonly key: Text;
  readonly value: Text;
  readonly line: Line;
}

export interface Section {
  readonly kind: SectionKind;
  /** Its kind and those of all sections that it is under. */
  readonly kinds: ReadonlySet<SectionKind>;
  /** As shown: a linked heading without its link. Empty for what stands before the first heading. */
  readonly title: Text;
  /** 0 for what stands before the first heading. */
  readonly depth: number;
  /** The `#`s; empty for what stands before the first heading. */
  readonly marker: Span;
  /** The heading line; empty for what stands before the first heading. */
  readonly heading: Span;
  /** From the heading to the next heading of any depth. */
  readonly span: Span;
  /** By the outline, not by depth: the quote is an h1 behind the h2 of the jobs. */
  readonly parent?: Section;
}

export interface Link {
  readonly span: Span;
  /** Between the brackets, raw. For an autolink the URL. */
  readonly text: Text;
  /** Raw, as it stands in the source; for a reference the label. */
  readonly url: Text;
  readonly form: "inline" | "reference" | "autolink" | "bare";
  readonly section: Section;
}
export interface Definition {
  readonly span: Span;
  readonly label: Text;
  readonly url: Text;
}
export interface Comment {
  readonly span: Span;
  /** Between the markers, trimmed. */
  readonly text: Text;
  readonly closed: boolean;
  readonly section: Section;
}
export interface HtmlTag {
  readonly span: Span;
  /** Lower case, without slash and attributes. */
  readonly name: string;
}

/** One line of a list of links: `* [video] [Title](URL)`. */
export interface LinkEntry {
  readonly line: Line;
  /** Includes the lines that continue it and nested lines, but not the last line ending. */
  readonly span: Span;
  readonly tags: readonly Text[];
  /** The text before the link without the tags. */
  readonly lead: Text;
  readonly link: Link;
  /** The text behind the link on its line, trimmed. */
  readonly rest: Text;
  readonly section: Section;
  /** Whether the community submitted it: whatever its heading is, it is under that section. */
  readonly isCommunity: boolean;
}

/** `*No RFCs were approved this week.*`, as a paragraph or an item, with the groups it names. */
export interface NoneLine {
  readonly span: Span;
  readonly text: Text;
  readonly line: Line;
  readonly groups: readonly Link[];
  readonly section: Section;
}

/** A date as written; `day` is undefined when the calendar has no such day. */
export interface DateText extends Text {
  readonly day?: Day;
}
/** A column that holds a date or a range. `dates` are all that were found in it, in order. */
export interface DateRange extends Text {
  readonly dates: readonly DateText[];
  /** First and last day; undefined unless every date found is one. */
  readonly from?: Day;
  readonly to?: Day;
}
/** How an event is held. */
export type EventMode = "in-person" | "virtual" | "hybrid";
/**
 * Where an event is held: the column as written, and its parts by their order, `City`, `City, CC` or `City, ST, CC`.
 * Whether a part is a real city, state or country is for rules to check.
 */
export interface Location extends Text {
  readonly mode: EventMode;
  /** The column without the words for the mode and without parentheses; empty when the rest is not one piece. */
  readonly where: Text;
  /** Everything before the region and the country. */
  readonly city?: Text;
  /** The part between city and country, such as a state or province. */
  readonly region?: Text;
  /** The last part, when there are several. */
  readonly country?: Text;
}
/** A column between pipes, trimmed. */
export type Column = Text;

export interface EventEntry {
  readonly line: Line;
  /** Includes its nested lines, but not the last line ending. */
  readonly span: Span;
  readonly columns: readonly Column[];
  readonly pipes: readonly Span[];
  readonly dates?: DateRange;
  readonly location?: Location;
  /** The groups that organise it. */
  readonly groups: readonly Link[];
  /** The lines below that name it. */
  readonly titles: readonly EventTitle[];
  /** The links of these lines; the first leads to the page of the event. */
  readonly titleLinks: readonly Link[];
  readonly section: Section;
}
/** `* [**Title**](URL)` below an event. */
export interface EventTitle {
  readonly line: Line;
  /** The link that names the event; what stands behind it is a mirror or a side event. */
  readonly link?: Link;
  readonly links: readonly Link[];
  /** Between its links. */
  readonly pipes: readonly Span[];
}
/** `Rusty Events between D - D 🦀`. */
export interface EventsRange extends DateRange {
  readonly line: Line;
}
/** `* [project - title of issue](issue URL)`. */
export interface CfpProject {
  readonly line: Line;
  readonly span: Span;
  readonly link?: Link;
  readonly section: Section;
}
/** `* [**Name**](URL) | CFP closes D | location | dates`. */
export interface CfpTalk {
  readonly line: Line;
  readonly span: Span;
  readonly columns: readonly Column[];
  readonly pipes: readonly Span[];
  readonly name?: Link;
  readonly closes?: DateRange;
  readonly location?: Text;
  readonly dates?: DateRange;
  readonly section: Section;
}
/** The reason given for a line that lacks only its list marker, which one rule reports for all kinds. */
export const MISSING_MARKER = "its list marker is missing";
export type ExpectedKind = "entry" | "event" | "event-title" | "cfp-project" | "cfp-talk" | "heading";
export interface Malformed {
  /** What the line was meant to be. */
  readonly expected: ExpectedKind;
  readonly reason: string;
  readonly span: Span;
  readonly line: Line;
  readonly section: Section;
  /** What to write, where only one answer is right. */
  readonly repair?: readonly Edit[];
}
