/** Parses the lines of a file: the kind of each, its indent, marker and content. */
import type { SourceFile } from "../text/source-file.ts";
import type { Span, Text } from "../text/span.ts";
import type { Line, LineKind } from "./types.ts";

/** A line whose section is not known yet. */
export type RawLine = Omit<Line, "section">;

// The patterns of headings and items capture the white space before the marker, and the marker.

const HEADING = /^(\s*)(#{1,6})(?=\s|$)/;
/** `##Official` is a heading to the site and meant as one; `#122010` is a number. */
const TIGHT_HEADING = /^(\s*)(#{2,6})(?=[^\s#])/;
const ITEM = /^(\s*)([*+-])(?=[ \t]|$)/;
/** A marker without its space, before what can only be an entry or an event. */
const TIGHT_ITEM = /^(\s*)([*+-])(?=\s*(?:\*\*)?\[|\s*\d{4}-)/;
const DEFINITION = /^ {0,3}\[[^\]]+\]:/;
const THEMATIC_BREAK = /^ {0,3}([*_-])(?:[ \t]*\1){2,}[ \t]*$/;

const widthInColumns = (whitespace: string): number => {
  let columns = 0;
  for (const character of whitespace) columns = character === "\t" ? columns + 4 - (columns % 4) : columns + 1;
  return columns;
};

/** Whether `*…` opens emphasis that the line closes, as `*[Rust](…) and others.*` does. */
const isEmphasis = (marker: string, rest: string): boolean =>
  marker === "*" && /[^\s*]\*$/.test(rest.trimEnd()) && !/\*\*$/.test(rest.trimEnd());

/** The kind of a line, and for a heading or item the match of its marker. */
const classify = (text: string): { kind: LineKind; match?: RegExpExecArray } => {
  if (text.trim() === "") return { kind: "blank" };
  if (THEMATIC_BREAK.test(text)) return { kind: "rule" };
  const heading = HEADING.exec(text) ?? TIGHT_HEADING.exec(text);
  if (heading) return { kind: "heading", match: heading };
  const item = ITEM.exec(text) ?? TIGHT_ITEM.exec(text);
  if (item && !(text[item[0].length] === "[" && isEmphasis(item[2] ?? "", text.slice(item[0].length))))
    return { kind: "item", match: item };
  if (/^ {0,3}>/.test(text)) return { kind: "quote" };
  if (/^ {0,3}\|/.test(text)) return { kind: "table" };
  return { kind: DEFINITION.test(text) ? "definition" : "text" };
};

/** What stands from the end of the marker to the end of the line, without white space and comments around it. */
const contentOf = (source: SourceFile, masked: string, from: number, to: number): Text => {
  const visible = masked.slice(from, to);
  const start = from + (visible.length - visible.trimStart().length);
  const end = from + visible.trimEnd().length;
  return source.at(Math.min(start, to), Math.max(Math.min(start, to), end));
};

const scanLine = (source: SourceFile, masked: string, span: Span, index: number): RawLine => {
  const visible = masked.slice(span.start, span.end);
  const { kind, match } = classify(visible);
  const leading = match?.[1] ?? /^\s*/.exec(visible)?.[0] ?? "";
  // The blanks of a comment at the start are no indent: the site starts a new block behind it.
  const indentation = source.text.startsWith("<!--", span.start) ? "" : leading;
  const markerStart = span.start + leading.length;
  const marker = match ? source.at(markerStart, markerStart + (match[2]?.length ?? 0)) : undefined;
  const isOnlyComment = kind === "blank" && source.slice(span).trim() !== "";
  return {
    index,
    span,
    kind: isOnlyComment ? "comment" : kind,
    indent: kind === "blank" ? 0 : widthInColumns(indentation),
    marker,
    content: contentOf(source, masked, marker?.span.end ?? span.start, span.end),
    depth: 0,
    shown: 0,
  };
};

/**
 * The lines of the file. The `depth` and `shown` of list items are 0 until `nestLists` fills them in.
 * @param masked the text with its comments blanked out
 * @param isCode for each line whether it stands in a fenced block of code
 */
export const scanLines = (source: SourceFile, masked: string, isCode: readonly boolean[]): RawLine[] =>
  source.lines.map((span, index) => {
    const line = scanLine(source, masked, span, index);
    return isCode[index] ? { ...line, kind: "code" } : line;
  });
