/** What the parts of an issue are parsed from, and the searches that they share. */
import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import { itemsWithin } from "../text/span.ts";
import type { Definition, Line, Link, Section } from "./types.ts";

/** The lines of an issue with its sections, and what the Markdown parser found in them. */
export interface ParseContext {
  readonly source: SourceFile;
  readonly lines: readonly Line[];
  readonly links: readonly Link[];
  readonly definitions: readonly Definition[];
  readonly codeSpans: readonly Text[];
  readonly sections: readonly Section[];
}

export const linksIn = (context: ParseContext, span: Span): Link[] => itemsWithin(context.links, span);

/** The lines of a section without its heading. */
export const linesIn = (context: ParseContext, section: Section): Line[] => {
  const first = context.source.lineIndex(section.span.start) + (section.depth > 0 ? 1 : 0);
  const lines: Line[] = [];
  for (
    let index = first;
    index < context.lines.length && (context.lines[index] as Line).span.start < section.span.end;
    index++
  ) {
    lines.push(context.lines[index] as Line);
  }
  return lines;
};

/** Links and code of a line, sorted: a pipe or bracket inside them separates nothing. */
export const opaqueIn = (context: ParseContext, span: Span): Span[] =>
  [...linksIn(context, span), ...itemsWithin(context.codeSpans, span)]
    .map((node) => node.span)
    .sort((a, b) => a.start - b.start);

/** From the first line to the last, without the ending of the last. */
export const spanOfLines = (lines: readonly Line[]): Span => ({
  start: lines[0]?.span.start ?? 0,
  end: lines.at(-1)?.span.end ?? 0,
});

/** A run of lines of text without a blank line between them, as one paragraph. */
export const paragraphs = (source: SourceFile, lines: readonly Line[]): { lines: Line[]; text: Text }[] => {
  const runs: Line[][] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (line.kind !== "text") continue;
    if (last && last.at(-1)?.index === line.index - 1) last.push(line);
    else runs.push([line]);
  }
  return runs.map((run) => ({
    lines: run,
    text: source.at((run[0] as Line).content.span.start, (run.at(-1) as Line).content.span.end),
  }));
};
