import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

export interface RawComment {
  readonly span: Span;
  readonly closed: boolean;
}

const FENCE = /^ {0,3}(?:`{3,}|~{3,})/;

/** Which lines stand in a fenced block of code, its fences included. */
const fencedLines = (source: SourceFile): boolean[] => {
  let open = false;
  return source.lines.map((span) => {
    const fence = FENCE.test(source.text.slice(span.start, Math.min(span.end, span.start + 8)));
    const inside = open || fence;
    if (fence) open = !open;
    return inside;
  });
};

/**
 * The HTML comments of a file. Between backticks `<!--` is only text. A comment that is never closed ends with its
 * line, so that it cannot hide the rest.
 */
export const findComments = (source: SourceFile): RawComment[] => {
  const { text, lines } = source;
  const fenced = fencedLines(source);
  const comments: RawComment[] = [];
  let mayClose = true;
  let line = 0;
  let counted = 0;
  let ticks = 0;
  for (let start: number = text.indexOf("<!--"); start >= 0; ) {
    while ((lines[line + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) line++;
    const lineStart = lines[line]?.start ?? 0;
    if (lineStart > counted) [counted, ticks] = [lineStart, 0];
    ticks += text.slice(counted, start).match(/`+/g)?.length ?? 0;
    counted = start;
    let end = start + 4;
    if (ticks % 2 === 0 && !fenced[line]) {
      const close: number = mayClose ? text.indexOf("-->", start + 4) : -1;
      mayClose = close >= 0;
      end = mayClose ? close + 3 : (lines[line]?.end ?? text.length);
      comments.push({ span: { start, end }, closed: mayClose });
    }
    start = text.indexOf("<!--", end);
  }
  return comments;
};

const spaces = (text: string): string => text.replace(/[^\r\n]+/g, (run) => " ".repeat(run.length));

/** The text with these places replaced by as many spaces, line endings kept: all offsets stay true. */
export const blankOut = (text: string, places: readonly Span[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(done, start), spaces(text.slice(start, end)));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join("");
};

/**
 * Blanked comments that stand behind other text on their line, filled again: as many spaces would make the parser
 * take what follows for indented code. The first and last character stay spaces.
 */
export const withFiller = (masked: string, comments: readonly RawComment[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { span } of comments) {
    const inner = { start: span.start + 1, end: span.end - 1 };
    if (!/\S/.test(masked.slice(Math.max(masked.lastIndexOf("\n", span.start - 1) + 1, span.start - 80), span.start)))
      continue;
    if (masked.slice(span.start, span.end).includes("\n")) continue;
    parts.push(masked.slice(done, inner.start), "\uFFFC".repeat(inner.end - inner.start));
    done = inner.end;
  }
  parts.push(masked.slice(done));
  return parts.join("");
};
