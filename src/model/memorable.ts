/** What of an earlier issue is remembered: read line by line where that is certain, and which lines are left for the model. */
import { Excerpt, type LineRange } from "../text/excerpt.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { blankOut, findComments, type RawComment } from "./comments.ts";
import { scanHeadings } from "./lines.ts";
import { type EventReader, type PlainEvent, type PlainLink, plainEntry } from "./plain-lines.ts";
import { buildSections, standsIn } from "./sections.ts";
import type { Section } from "./types.ts";

/** Something read from whole lines, and the section that they stand in. */
export interface Plain<T> extends LineRange {
  readonly found: T;
  readonly section: Section;
}

export interface Memorable {
  readonly entries: readonly Plain<PlainLink>[];
  readonly events: readonly Plain<PlainEvent>[];
  /** All other lines that tell something. */
  readonly rest: Excerpt;
}

/** What may reach over headings, and what ends lines only for a parser: of such a text all is read. */
const REACHES_FAR = /^[ \t]*(?:`{3}|~{3}|<(?:script|pre|style|textarea)\b|<[?!])|\r(?!\n)/im;
const DEFINITION = /^ {0,3}\[[^\]]+\]:/;
const BLANK = /^\s*$/;
const HTML = /^\s*</;
const ITEM = /^\* /;
/** Without its date an item below an event names that event. */
const DATED = /^\* \d{4}-/;
const NESTED = /^[ \t]+\S/;
/** Another event, which may have lost its place. */
const NESTED_DATE = /^[ \t]+(?:[*+-][ \t]*)?\d{4}/;

class Reading {
  readonly entries: Plain<PlainLink>[] = [];
  readonly events: Plain<PlainEvent>[] = [];
  readonly kept: LineRange[] = [];
  readonly #source: SourceFile;
  readonly #readEvent: EventReader;
  readonly #commented = new Set<number>();
  /** The line before which all is kept, or read. */
  #done = 0;
  /** Whether the last line that was kept can go on below. */
  #isOpen = false;
  /** Whether the last section tells something. */
  #told = true;

  constructor(source: SourceFile, comments: readonly RawComment[], readEvent: EventReader) {
    this.#source = source;
    this.#readEvent = readEvent;
    for (const { span } of comments)
      for (let index = source.lineIndex(span.start); index <= source.lineIndex(span.end); index++)
        this.#commented.add(index);
  }

  #line(index: number): string {
    return this.#source.slice(this.#source.lines[index] as Span);
  }

  #lines(from: number, to: number): string {
    return this.#source.text.slice(this.#source.lines[from]?.start, this.#source.lines[to - 1]?.end);
  }

  #rangeOf({ span }: Section): LineRange {
    const isLast = span.end === this.#source.text.length;
    const from = this.#source.lineIndex(span.start);
    return { from, to: isLast ? this.#source.lines.length : this.#source.lineIndex(span.end) };
  }

  /** Keeps the lines from the one that is not done yet, and leaves out those up to the other. */
  #keep(to: number, done: number): void {
    const last = this.kept.at(-1);
    if (last?.to === this.#done) this.kept[this.kept.length - 1] = { from: last.from, to };
    else if (this.#done < to) this.kept.push({ from: this.#done, to });
    this.#done = done;
  }

  /** Whether a block of HTML may go on behind the line above: neither headings nor list items end one. */
  #isBelowHtml(index: number): boolean {
    for (let above = index - 1; above >= 0 && !BLANK.test(this.#line(above)); above--)
      if (HTML.test(this.#line(above))) return true;
    return false;
  }

  /** Whether nothing from the line on can be a part of the list item above; what goes on is the list's next item. */
  #isEnd(index: number, end: number, next: RegExp): boolean {
    if (index >= end) return true;
    const line = this.#line(index);
    if (!BLANK.test(line)) return next.test(line);
    for (let below = index + 1; below < end; below++) {
      const other = this.#line(below);
      if (!BLANK.test(other)) return /^\S/.test(other);
    }
    return true;
  }

  #isNested(index: number): boolean {
    const line = this.#line(index);
    return NESTED.test(line) && !NESTED_DATE.test(line);
  }

  #hasHtml({ from, to }: LineRange): boolean {
    for (let at = from; at < to; at++) if (HTML.test(this.#line(at))) return true;
    return false;
  }

  /** Reads entries and events that stand by themselves, and keeps everything else. */
  #list(section: Section, { from, to }: LineRange): void {
    const isRegion = section.kind === "region";
    for (let at = from; at < to; at++) {
      const line = this.#line(at);
      if (!line.startsWith("* ")) continue;
      let end = at + 1;
      while (isRegion && end < to && this.#isNested(end)) end++;
      if (!this.#hasComment(at, end) && this.#isEnd(end, to, isRegion ? DATED : ITEM)) {
        const lines = { from: at, to: end, section };
        const event = isRegion && end > at + 1 ? this.#readEvent(this.#lines(at, at + 2)) : undefined;
        const entry = isRegion ? undefined : plainEntry(line);
        if (event) this.events.push({ ...lines, found: event });
        if (entry) this.entries.push({ ...lines, found: entry });
        if (event ?? entry) this.#keep(at, end);
      }
      at = end - 1;
    }
    this.#keep(to, to);
  }

  #hasComment(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#commented.has(at)) return true;
    return false;
  }

  /** Of lines that tell nothing themselves keeps the definitions, on which links anywhere may depend. */
  #other({ from, to }: LineRange): void {
    let defines = false;
    let isStart = true;
    for (let index = from; index < to; index++) {
      // Most lines are items.
      const isItem = this.#source.text[this.#source.lines[index]?.start ?? 0] === "*";
      const line = this.#commented.has(index) ? "" : isItem ? "*" : this.#line(index);
      const isBlank = BLANK.test(line);
      defines = !isBlank && (defines || (isStart && DEFINITION.test(line)));
      isStart = isBlank;
      // A blank line divides what is kept as it did before.
      const isKept = defines || (this.#isOpen && isBlank && !this.#commented.has(index));
      this.#keep(isKept ? index + 1 : index, index + 1);
      if (isKept) this.#isOpen = !isBlank;
    }
  }

  /**
   * False where only the whole text tells what it means. Without a section that the outline does not know, no heading
   * depends on those of sections that tell nothing.
   */
  section(section: Section, allKnown: boolean): boolean {
    const { from, to } = this.#rangeOf(section);
    if (section.depth > 0 && this.#isBelowHtml(from)) return false;
    const isList = section.kind === "region" || standsIn(section, "community");
    const tells = isList || standsIn(section, "events");
    if (isList && !this.#hasHtml({ from, to })) this.#list(section, { from, to });
    else if (tells) this.#keep(to, to);
    else {
      // The front matter, and the heading that ends what tells something.
      let end = section.depth > 0 ? from + 1 : from;
      while (section.depth === 0 && end < to && !BLANK.test(this.#line(end))) end++;
      const isDropped = section.depth > 0 && allKnown && !this.#told && !this.#isOpen;
      this.#keep(isDropped ? from : end, end);
      this.#isOpen ||= !isDropped;
      this.#other({ from: end, to });
    }
    this.#told = tells;
    return true;
  }

  /** Whether a comment reaches from one section into another, or a definition stands behind one. */
  hasOddComment(masked: string, sections: readonly Section[]): boolean {
    const starts = new Set(sections.map(({ span }) => this.#source.lineIndex(span.start)));
    for (const index of this.#commented) {
      const { start, end } = this.#source.lines[index] as Span;
      if (starts.has(index) && this.#commented.has(index - 1)) return true;
      if (/\]:/.test(masked.slice(start, end))) return true;
    }
    return false;
  }
}

/** The lines of an issue that tell what is remembered of it; undefined where only the whole text tells it. */
export const readMemorable = (source: SourceFile, readEvent: EventReader): Memorable | undefined => {
  const comments = findComments(source);
  const masked = blankOut(
    source.text,
    comments.map(({ span }) => span),
  );
  if (comments.some(({ closed }) => !closed) || REACHES_FAR.test(masked)) return undefined;
  const reading = new Reading(source, comments, readEvent);
  const sections = buildSections(source, scanHeadings(source, masked));
  if (reading.hasOddComment(masked, sections)) return undefined;
  const allKnown = sections.every(({ kind }) => kind !== "unknown");
  for (const section of sections) if (!reading.section(section, allKnown)) return undefined;
  const { entries, events, kept } = reading;
  return { entries, events, rest: new Excerpt(source, kept) };
};
