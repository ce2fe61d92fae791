/** Splits lines into the columns between their pipes. */
import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { Column } from "./types.ts";

export interface Columns {
  readonly columns: readonly Column[];
  readonly pipes: readonly Span[];
}

/** Splits the content of a line at the pipes that are outside of links and code. The columns are trimmed. */
export const splitColumns = (source: SourceFile, content: Text, opaque: readonly Span[]): Columns => {
  const columns: Column[] = [];
  const pipes: Span[] = [];
  let from = content.span.start;
  let next = 0;
  const push = (to: number): void => {
    const raw = source.text.slice(from, to);
    const start = from + (raw.length - raw.trimStart().length);
    columns.push(source.at(Math.min(start, to), Math.max(Math.min(start, to), from + raw.trimEnd().length)));
  };
  for (let at = content.span.start; at < content.span.end; at++) {
    while (next < opaque.length && (opaque[next] as Span).end <= at) next++;
    const skipped = opaque[next];
    if (skipped && skipped.start <= at) {
      at = skipped.end - 1;
      continue;
    }
    if (source.text[at] === "\\") at++;
    else if (source.text[at] === "|") {
      push(at);
      pipes.push({ start: at, end: at + 1 });
      from = at + 1;
    }
  }
  push(content.span.end);
  return { columns, pipes };
};
