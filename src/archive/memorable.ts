/** What of an earlier issue is remembered: read line by line where that is certain, and which lines are left for the model. */

import { scanHeadings } from "../document/lines.ts";
import { isBlank } from "../document/markdown/blocks.ts";
import { buildSections, isUnder } from "../document/sections.ts";
import type { Section } from "../document/types.ts";
import { Excerpt, type LineRange } from "../text/excerpt.ts";
import type { SourceFile } from "../text/source-file.ts";
import { CommentedLines } from "./commented-lines.ts";
import { type EventReader, type PlainEntry, type PlainEvent, plainEntry } from "./plain-lines.ts";

/** Something read from whole lines, and the section that they stand in. */
export interface Plain<T> extends LineRange {
  readonly found: T;
  readonly section: Section;
}

export interface Memorable {
  readonly entries: readonly Plain<PlainEntry>[];
  readonly events: readonly Plain<PlainEvent>[];
  /** All other lines that tell something. */
  readonly rest: Excerpt;
}

/** What may reach over headings, and what ends lines only for a parser: of such a text all is read. */
const REACHES_FAR = /^[ \t]*(?:`{3}|~{3}|<(?:script|pre|style|textarea)\b|<[?!])|\r(?!\n)/im;
const DEFINITION = /^ {0,3}\[[^\]]+\]:/;
const ITEM = /^\* /;
/** Without its date an item below an event names that event. */
const DATED = /^\* \d{4}-/;
const NESTED = /^[ \t]+\S/;
/** Another event, which may have lost its place. */
const NESTED_DATE = /^[ \t]+(?:[*+-][ \t]*)?\d{4}/;

/** No tag is longer. */
const LONGEST_LABEL = 40;

/** What stands in front of the `]:` of a definition: its label, or the end of one from the line above. */
const MAY_DEFINE = /^(?:[^[]*|[\s>*+\d.)-]*\[(?:[^[\]\\]|\\.)*)$/;

/** All that may be defined, and the lines that may do so. */
const definedIn = (source: SourceFile): { labels: Set<string>; lines: Set<number> } => {
  const { text } = source;
  const labels = new Set<string>();
  const lines = new Set<number>();
  let last = -1;
  for (let end = text.indexOf("]:"); end >= 0; end = text.indexOf("]:", end + 1)) {
    const before = text.slice(Math.max(0, end - LONGEST_LABEL), end);
    labels.add(before.slice(before.lastIndexOf("[") + 1).toLowerCase());
    const line = source.lineIndex(end);
    // A definition has no other in front of it.
    if (line > last && (text[end - 1] === "\\" || MAY_DEFINE.test(text.slice(source.lines[line]?.start, end))))
      lines.add(line);
    last = line;
  }
  return { labels, lines };
};

/** Says nothing that is remembered, unless others say more. */
const SILENT = /^(?:\s*|#{1,6} [\w /;&-]*| {0,3}\[[^\]]+\]:.*)$/;

/** Nor does this among events. */
const PROSE = /^[a-z]/i;

class Reading {
  readonly entries: Plain<PlainEntry>[] = [];
  readonly events: Plain<PlainEvent>[] = [];
  readonly kept: { from: number; to: number }[] = [];
  frontMatter: LineRange = { from: 0, to: 0 };
  readonly #lines: CommentedLines;
  readonly #readEvent: EventReader;
  readonly #isDefined: (label: string) => boolean;
  readonly #mayDefine: ReadonlySet<number>;
  /** The sections of events. */
  readonly #eventLines: LineRange[] = [];
  /** The line before which all is kept, or read. */
  #done = 0;
  /** Whether the last line that was kept can go on below. */
  #isOpen = false;
  /** Where the last section starts, and whether it tells something. */
  #start = 0;
  #told = true;

  constructor(lines: CommentedLines, readEvent: EventReader) {
    this.#lines = lines;
    const defined = definedIn(lines.source);
    this.#isDefined = (label) => defined.labels.has(label.toLowerCase());
    this.#mayDefine = defined.lines;
    this.#readEvent = readEvent;
  }

  /** Keeps the lines from the one that is not done yet, and leaves out those up to the other. */
  #keep(to: number, done: number): void {
    const last = this.kept.at(-1);
    if (last?.to === this.#done) last.to = to;
    else if (this.#done < to) this.kept.push({ from: this.#done, to });
    this.#done = done;
  }

  /** Whether nothing from the line on can be a part of the list item above; what goes on is the list's next item. */
  #isEnd(index: number, end: number, next: RegExp): boolean {
    if (index >= end) return true;
    const line = this.#lines.line(index);
    if (!isBlank(line)) return next.test(line);
    for (let below = index + 1; below < end; below++) {
      const other = this.#lines.line(below);
      if (!isBlank(other)) return /^\S/.test(other);
    }
    return true;
  }

  #isNested(index: number): boolean {
    const line = this.#lines.line(index);
    return NESTED.test(line) && !NESTED_DATE.test(line);
  }

  /** Reads entries and events that stand by themselves, and keeps everything else. */
  #list(section: Section, { from, to }: LineRange): void {
    const isRegion = section.kind === "region";
    for (let at = from; at < to; at++) {
      const line = this.#lines.line(at);
      if (!line.startsWith("* ")) continue;
      let end = at + 1;
      while (isRegion && end < to && this.#isNested(end)) end++;
      if (!this.#lines.hasComment({ from: at, to: end }) && this.#isEnd(end, to, isRegion ? DATED : ITEM)) {
        const lines = { from: at, to: end, section };
        const event =
          isRegion && end > at + 1 ? this.#readEvent(this.#lines.text({ from: at, to: at + 2 })) : undefined;
        const entry = isRegion ? undefined : plainEntry(line, this.#isDefined);
        if (event) this.events.push({ ...lines, found: event });
        if (entry) this.entries.push({ ...lines, found: entry });
        if (event ?? entry) this.#keep(at, end);
      }
      at = end - 1;
    }
    this.#keep(to, to);
  }

  /**
   * Of lines that tell nothing themselves keeps the definitions, on which links anywhere may depend. False where one may
   * stand that only the whole text tells.
   */
  #other({ from, to }: LineRange): boolean {
    const { source } = this.#lines;
    let defines = false;
    let isStart = true;
    for (let index = from; index < to; index++) {
      // Most lines are items.
      const isItem = source.text[source.lines[index]?.start ?? 0] === "*";
      const line = this.#lines.isCommented(index) ? "" : isItem ? "*" : this.#lines.line(index);
      const ends = isBlank(line);
      if (!defines && this.#mayDefine.has(index) && !(isStart && DEFINITION.test(line))) return false;
      defines = !ends && (defines || (isStart && DEFINITION.test(line)));
      isStart = ends;
      // A blank line divides what is kept as it did before.
      const isKept = defines || (this.#isOpen && ends && !this.#lines.isCommented(index));
      this.#keep(isKept ? index + 1 : index, index + 1);
      if (isKept) this.#isOpen = !ends;
    }
    return true;
  }

  /**
   * False where only the whole text tells what it means. Without a section that the outline does not know, no heading
   * depends on those of sections that tell nothing.
   */
  section(section: Section, allKnown: boolean): boolean {
    const { from, to } = this.#lines.rangeOf(section);
    // An indented heading may belong to the list item above.
    if (section.depth > 0 && (/^\s/.test(this.#lines.line(from)) || this.#lines.isBelowHtml(from, this.#start)))
      return false;
    this.#start = from;
    const isList = section.kind === "region" || isUnder(section, "community");
    const tells = isList || isUnder(section, "events");
    if (tells && !isUnder(section, "community")) this.#eventLines.push({ from, to });
    if (isList && !this.#lines.hasHtml({ from, to })) this.#list(section, { from, to });
    else if (tells) this.#keep(to, to);
    else {
      // The front matter, and the heading that ends what tells something.
      let end = section.depth > 0 ? from + 1 : from;
      while (section.depth === 0 && end < to && !isBlank(this.#lines.line(end))) end++;
      const isDropped = section.depth > 0 && allKnown && !this.#told && !this.#isOpen;
      if (section.depth === 0) this.frontMatter = { from, to: end };
      this.#keep(isDropped ? from : end, end);
      this.#isOpen ||= !isDropped;
      if (!this.#other({ from: end, to })) return false;
    }
    this.#told = tells;
    return true;
  }

  /** Whether what is kept tells nothing but what stands in the front matter. */
  isSilent(): boolean {
    let next = 0;
    return this.kept.every(({ from, to }) => {
      for (let index = Math.max(from, this.frontMatter.to); index < to; index++) {
        while ((this.#eventLines[next]?.to ?? to) <= index) next++;
        const isProse = (this.#eventLines[next]?.from ?? to) <= index && PROSE.test(this.#lines.visible(index));
        if (!isProse && !SILENT.test(this.#lines.visible(index))) return false;
      }
      return true;
    });
  }
}

/** The lines of an issue that tell what is remembered of it; undefined where only the whole text tells it. */
export const readMemorable = (source: SourceFile, readEvent: EventReader): Memorable | undefined => {
  const lines = new CommentedLines(source);
  if (!lines.areApart || REACHES_FAR.test(lines.masked)) return undefined;
  const sections = buildSections(source, scanHeadings(source, lines.masked));
  if (lines.hasOddComment(sections)) return undefined;
  const reading = new Reading(lines, readEvent);
  const allKnown = sections.every(({ kind }) => kind !== "unknown");
  for (const section of sections) if (!reading.section(section, allKnown)) return undefined;
  const { entries, events } = reading;
  // Often only the number is left.
  return {
    entries,
    events,
    rest: new Excerpt(source, reading.isSilent() ? [reading.frontMatter] : reading.kept),
  };
};
