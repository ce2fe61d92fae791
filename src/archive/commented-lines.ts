/** The lines of a text, and which of them comments touch. */

import { blankOut, findComments } from "../document/comments.ts";
import { isBlank } from "../document/markdown/blocks.ts";
import type { Section } from "../document/types.ts";
import type { LineRange } from "../text/excerpt.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

const HTML = /^\s*</;

export class CommentedLines {
  readonly source: SourceFile;
  /** The text with its comments blanked out. */
  readonly masked: string;
  /** Whether all comments end, and those over several lines share none with anything else. */
  readonly areApart: boolean;
  readonly #commented = new Set<number>();
  readonly #texts: string[] = [];

  constructor(source: SourceFile) {
    this.source = source;
    const comments = findComments(source);
    this.masked = blankOut(
      source.text,
      comments.map(({ span }) => span),
    );
    for (const { span } of comments)
      for (let index = source.lineIndex(span.start); index <= source.lineIndex(span.end); index++)
        this.#commented.add(index);
    this.areApart = comments.every(({ span, closed }) => {
      const [first, last] = [source.lineIndex(span.start), source.lineIndex(span.end)];
      return closed && (first === last || [first, last].every((index) => isBlank(this.visible(index))));
    });
  }

  line(index: number): string {
    const known = this.#texts[index] ?? this.source.slice(this.source.lines[index] as Span);
    this.#texts[index] = known;
    return known;
  }

  /** The line without its comments. */
  visible(index: number): string {
    if (!this.#commented.has(index)) return this.line(index);
    const { start, end } = this.source.lines[index] as Span;
    return this.masked.slice(start, end);
  }

  /** Several lines, without the ending of the last. */
  text({ from, to }: LineRange): string {
    return this.source.text.slice(this.source.lines[from]?.start, this.source.lines[to - 1]?.end);
  }

  rangeOf({ span }: Section): LineRange {
    const isLast = span.end === this.source.text.length;
    const from = this.source.lineIndex(span.start);
    return { from, to: isLast ? this.source.lines.length : this.source.lineIndex(span.end) };
  }

  isCommented(index: number): boolean {
    return this.#commented.has(index);
  }

  hasComment({ from, to }: LineRange): boolean {
    if (this.#commented.size === 0) return false;
    for (let at = from; at < to; at++) if (this.#commented.has(at)) return true;
    return false;
  }

  hasHtml({ from, to }: LineRange): boolean {
    for (let at = from; at < to; at++) if (HTML.test(this.visible(at))) return true;
    return false;
  }

  /** Whether a block of HTML that starts above, not above the floor, may go on: neither headings nor list items end one. */
  isBelowHtml(index: number, floor: number): boolean {
    for (let above = index - 1; above >= floor && !isBlank(this.line(above)); above--)
      if (HTML.test(this.line(above))) return true;
    return false;
  }

  /** Whether a comment reaches from one section into another, or a definition stands behind one. */
  hasOddComment(sections: readonly Section[]): boolean {
    const starts = new Set(sections.map(({ span }) => this.source.lineIndex(span.start)));
    for (const index of this.#commented) {
      if (starts.has(index) && this.#commented.has(index - 1)) return true;
      if (this.visible(index).includes("]:")) return true;
    }
    return false;
  }
}
