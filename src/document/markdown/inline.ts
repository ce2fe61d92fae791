/** What both parsers share: how the parts of links, definitions and tags are read from the raw text. */
import { matchesOf } from "../../text/matches.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span, Text } from "../../text/span.ts";
import type { Definition, HtmlTag, Link } from "../types.ts";

export type RawLink = Omit<Link, "section">;

/** What a Markdown parser finds inside the lines, with spans in the raw text. Each list is in order of position. */
export interface Inline {
  readonly links: readonly RawLink[];
  readonly definitions: readonly Definition[];
  readonly codeSpans: readonly Text[];
  readonly htmlTags: readonly HtmlTag[];
  /** What was left out, since it is more than the reference parser reads of one text; usually none. */
  readonly unread: readonly Span[];
}

const PLAIN_URL = /^[^\s()\\]*$/;

/** The raw destination that starts at `from` (behind `](` or `]:`), without angle brackets and title. */
export const destinationAt = (source: SourceFile, from: number, limit: number): Text => {
  const { text } = source;
  let start = from;
  while (start < limit && /\s/.test(text[start] as string)) start++;
  if (text[start] === "<") {
    const close = text.indexOf(">", start);
    return source.at(start + 1, close < 0 || close > limit ? limit : close);
  }
  // Nearly all are simple: everything up to the closing parenthesis.
  const plain = text.slice(start, limit - 1);
  if (text[limit - 1] === ")" && PLAIN_URL.test(plain)) return source.at(start, limit - 1);
  let depth = 0;
  let end = start;
  for (; end < limit; end++) {
    const character = text[end] as string;
    if (/\s/.test(character) || (character === ")" && depth === 0)) break;
    if (character === "\\") end++;
    else if (character === "(") depth++;
    else if (character === ")") depth--;
  }
  return source.at(start, Math.min(end, limit));
};

/** A link with brackets; `textEnd` is the offset of the `]` behind its text. */
export const bracketLink = (
  source: SourceFile,
  { span, textEnd, form }: { span: Span; textEnd: number; form: "inline" | "reference" },
): RawLink => {
  const text = source.at(span.start + 1, textEnd);
  if (form === "inline") return { span, text, url: destinationAt(source, textEnd + 2, span.end), form };
  const isFull = source.text.startsWith("][", textEnd) && span.end > textEnd + 3;
  return { span, text, url: isFull ? source.at(textEnd + 2, span.end - 1) : text, form };
};

/** `<https://…>` or a bare URL. */
export const plainLink = (source: SourceFile, span: Span, form: "autolink" | "bare"): RawLink => {
  const url = form === "autolink" ? source.at(span.start + 1, span.end - 1) : source.at(span.start, span.end);
  return { span, text: url, url, form };
};

export const definitionAt = (source: SourceFile, span: Span): Definition => {
  const labelEnd = source.text.indexOf("]:", span.start);
  return {
    span,
    label: source.at(span.start + 1, labelEnd),
    url: destinationAt(source, labelEnd + 2, span.end),
  };
};

/** Tags within one piece of HTML, which is a whole block for some of them. */
export const tagsIn = (source: SourceFile, span: Span): HtmlTag[] =>
  matchesOf(source.slice(span), /<\/?([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>a-zA-Z0-9-][^<>]*)?>/g).map((match) => ({
    span: { start: span.start + match.index, end: span.start + match.index + match[0].length },
    name: (match[1] as string).toLowerCase(),
  }));

const byPosition = (a: { readonly span: Span }, b: { readonly span: Span }): number => a.span.start - b.span.start;

/** What several parsers or parses have found, as one result. */
export const merge = (parts: readonly Inline[]): Inline => ({
  links: parts.flatMap(({ links }) => links).sort(byPosition),
  definitions: parts.flatMap(({ definitions }) => definitions).sort(byPosition),
  codeSpans: parts.flatMap(({ codeSpans }) => codeSpans).sort(byPosition),
  htmlTags: parts.flatMap(({ htmlTags }) => htmlTags).sort(byPosition),
  unread: parts.flatMap(({ unread }) => unread),
});
