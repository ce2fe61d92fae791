import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";

export interface RawComment {
  readonly span: Span;
  readonly closed: boolean;
}

/** The HTML comments of a file. One that is never closed ends with its line, so that it cannot hide the rest. */
export const findComments = (source: SourceFile): RawComment[] => {
  const { text } = source;
  const comments: RawComment[] = [];
  let mayClose = true;
  let counted = 0;
  let ticks = 0;
  for (let start: number = text.indexOf("<!--"); start >= 0; ) {
    // Between backticks on its line `<!--` is only text.
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    if (lineStart > counted) [counted, ticks] = [lineStart, 0];
    ticks += text.slice(counted, start).match(/`+/g)?.length ?? 0;
    counted = start;
    let end = start + 4;
    if (ticks % 2 === 0) {
      const close: number = mayClose ? text.indexOf("-->", start + 4) : -1;
      mayClose = close >= 0;
      end = mayClose ? close + 3 : (source.lines[source.lineIndex(start)]?.end ?? text.length);
      comments.push({ span: { start, end }, closed: mayClose });
    }
    start = text.indexOf("<!--", end);
  }
  return comments;
};

/** The text with these places replaced by as many spaces, line endings kept: all offsets stay true. */
export const blankOut = (text: string, places: readonly Span[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(done, start), text.slice(start, end).replace(/[^\r\n]/g, " "));
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join("");
};
