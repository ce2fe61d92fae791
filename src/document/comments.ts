/** Finds HTML comments, and blanks them out of the text. */
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { Fences } from "./fences.ts";

export interface RawComment {
  readonly span: Span;
  readonly closed: boolean;
}

/** Comments and fenced blocks of code. They are found together, because each may contain what looks like the other. */
export interface CommentsAndCode {
  /** In order of position. */
  readonly comments: readonly RawComment[];
  /** For each line of the file whether it belongs to a fenced block of code. */
  readonly isCode: readonly boolean[];
}

/** Finds the comments of a file, line by line. */
class CommentScanner {
  readonly comments: RawComment[] = [];
  /** The end of the last comment that was found. */
  end = 0;
  readonly #text: string;
  /** Whether a `-->` may follow: once there is none, the text is not searched again. */
  #mayClose = true;
  #next = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** Finds the comments that start in a line outside of code blocks. Between backticks `<!--` is only text. */
  scan(line: Span): void {
    let from = Math.max(line.start, this.end);
    let counted = line.start;
    let ticks = 0;
    for (let start = this.#find(from, line.end); start >= 0; start = this.#find(from, line.end)) {
      ticks += this.#text.slice(counted, start).match(/`+/g)?.length ?? 0;
      counted = start;
      if (ticks % 2 === 0) this.#add(start, line);
      from = Math.max(start + 4, this.end);
    }
  }

  /** The next `<!--` between the two offsets, or -1. One found past an earlier limit is remembered. */
  #find(from: number, limit: number): number {
    if (this.#next < from) {
      const next = this.#text.indexOf("<!--", from);
      this.#next = next < 0 ? this.#text.length : next;
    }
    return this.#next < limit ? this.#next : -1;
  }

  /** A comment that is never closed ends with its line, so that it does not hide the rest of the issue. */
  #add(start: number, line: Span): void {
    const close = this.#mayClose ? this.#text.indexOf("-->", start + 4) : -1;
    this.#mayClose = close >= 0;
    this.end = this.#mayClose ? close + 3 : line.end;
    this.comments.push({ span: { start, end: this.end }, closed: this.#mayClose });
  }
}

/** Finds comments and fenced code: whichever starts first takes what is inside it. */
export const findCommentsAndCode = ({ text, lines }: SourceFile): CommentsAndCode => {
  const scanner = new CommentScanner(text);
  const fences = new Fences();
  const isCode = lines.map((line) => {
    // A line that starts inside a comment cannot open a fence.
    const inComment = scanner.end > line.start;
    const code = !inComment && fences.isCode(text.slice(line.start, line.end));
    if (!code) scanner.scan(line);
    return code;
  });
  return { comments: scanner.comments, isCode };
};

export const findComments = (source: SourceFile): readonly RawComment[] => findCommentsAndCode(source).comments;

const spaces = (text: string): string => text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));

/** The text with these spans replaced by as many spaces, line endings kept, so that all offsets stay valid. */
export const blankOut = (text: string, spans: readonly Span[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(done, start), spaces(text.slice(start, end)));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join("");
};

/**
 * Replaces blanked comments that have text before them on their line by a filler: so many spaces would make the parser
 * take what follows for indented code. The first and last character stay spaces.
 */
export const withFiller = (masked: string, comments: readonly RawComment[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { span } of comments) {
    const inner = { start: span.start + 1, end: span.end - 1 };
    // No more of the line, which may hold comments without end.
    const before = masked.slice(Math.max(0, span.start - 80), span.start);
    if (!/\S/.test(before.slice(before.lastIndexOf("\n") + 1))) continue;
    if (masked.slice(span.start, span.end).includes("\n")) continue;
    parts.push(masked.slice(done, inner.start), "\uFFFC".repeat(inner.end - inner.start));
    done = inner.end;
  }
  parts.push(masked.slice(done));
  return parts.join("");
};
