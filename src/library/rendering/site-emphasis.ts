/** Emphasis as Python-Markdown finds it: by the nearest run that may close, whatever stands between. */
import type { Span } from "../../text/span.ts";

/** Emphasis, or strong text with emphasis at its start or end (`***a* b**`). */
export interface Emphasis extends Span {
  readonly type: "emphasis" | "strong";
  readonly inner: Span;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);

/** Searches a text between two offsets. */
class EmphasisFinder {
  readonly #text: string;
  readonly #span: Span;

  constructor(text: string, span: Span) {
    this.#text = text;
    this.#span = span;
  }

  #at(offset: number): string | undefined {
    return offset >= this.#span.start && offset < this.#span.end ? this.#text[offset] : undefined;
  }

  #find(run: string, from: number): number {
    const found = this.#text.indexOf(run, from);
    return found >= 0 && found + run.length <= this.#span.end ? found : -1;
  }

  #runLength(at: number): number {
    let end = at;
    while (this.#at(end) === this.#text[at]) end++;
    return end - at;
  }

  /** Emphasis by `*` that starts there. */
  asterisks(at: number): Emphasis | undefined {
    const length = this.#runLength(at);
    if (length >= 3) {
      const one = this.#find("*", at + 4);
      const two = one < 0 ? -1 : this.#find("**", one + 1);
      if (two >= 0) return { type: "strong", start: at, end: two + 2, inner: { start: at + 2, end: two } };
      const both = this.#find("**", at + 4);
      const last = both < 0 ? -1 : this.#find("*", both + 2);
      if (last >= 0) return { type: "emphasis", start: at, end: last + 1, inner: { start: at + 1, end: last } };
    }
    if (length >= 2) {
      const one = this.#find("*", at + 3);
      const three = length === 2 && one >= 0 && this.#at(one + 1) !== "*" ? this.#find("***", one + 2) : -1;
      const end = three >= 0 ? three + 1 : this.#find("**", at + 3);
      if (end >= 0) return { type: "strong", start: at, end: end + 2, inner: { start: at + 2, end } };
    }
    const end = this.#find("*", at + 1);
    return end > at + 1 ? { type: "emphasis", start: at, end: end + 1, inner: { start: at + 1, end } } : undefined;
  }

  /** Emphasis by `_`, which is none inside of a word. */
  underscores(at: number): Emphasis | undefined {
    const length = this.#runLength(at);
    if (length > 2 || isWord(this.#at(at - 1))) return undefined;
    const run = "_".repeat(length);
    for (let end = this.#find(run, at + length + 1); end >= 0; end = this.#find(run, end + 1))
      if (this.#at(end - 1) !== "_" && !isWord(this.#at(end + length)))
        return {
          type: length === 2 ? "strong" : "emphasis",
          start: at,
          end: end + length,
          inner: { start: at + length, end },
        };
    return undefined;
  }
}

/** Stands for a run between spaces, which is text. */
const LITERAL_MASK = "\uFFFC";
const LITERAL = /(?<!\S)(?:\*{1,3}|_{1,3})(?!\S)/g;

const shifted = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });

/** The outermost emphasis of a text between two offsets, in order. */
export const emphasesIn = (whole: string, { start, end }: Span): Emphasis[] => {
  const text = whole.slice(start, end).replace(LITERAL, (run) => LITERAL_MASK.repeat(run.length));
  const finder = new EmphasisFinder(text, { start: 0, end: text.length });
  const found: Emphasis[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character !== "*" && character !== "_") continue;
    const emphasis = character === "*" ? finder.asterisks(at) : finder.underscores(at);
    if (!emphasis) continue;
    found.push({ type: emphasis.type, ...shifted(emphasis, start), inner: shifted(emphasis.inner, start) });
    at = emphasis.end - 1;
  }
  return found;
};
