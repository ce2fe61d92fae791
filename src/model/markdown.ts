/** The only file that sees mdast: the parser can change without touching a rule. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { SourceFile } from "../text/source-file.ts";
import { contains, type Span, type Text } from "../text/span.ts";
import type { Definition, HtmlTag, Link } from "./types.ts";

export type RawLink = Omit<Link, "section">;

/** What a Markdown parser finds inside the lines, with the places of the raw text. */
export interface Inline {
  readonly links: readonly RawLink[];
  readonly definitions: readonly Definition[];
  readonly codeSpans: readonly Text[];
  readonly htmlTags: readonly HtmlTag[];
}

/** The tree of a text, with the offsets of that text. */
export const parseTree = (text: string): Root => {
  // The GFM transform that finds bare URLs once more leaves nodes without a position behind.
  const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));
  // The parser drops a byte order mark, and every offset with it; a space keeps them.
  return fromMarkdown(text.replace(/^\uFEFF/, " "), { extensions: [gfm()], mdastExtensions });
};

const spanOf = (node: Nodes): Span | undefined => {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined ? undefined : { start, end };
};

/** The raw destination that starts at `from` (behind `](` or `]:`), without angle brackets and title. */
const destinationAt = (source: SourceFile, from: number, limit: number): Text => {
  const { text } = source;
  let start = from;
  while (start < limit && /\s/.test(text[start] as string)) start++;
  if (text[start] === "<") {
    const close = text.indexOf(">", start);
    return source.at(start + 1, close < 0 || close > limit ? limit : close);
  }
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

/** End of the text between the brackets: from the last child on, the first `]` closes them. */
const textEnd = (source: SourceFile, node: Nodes & { children: Nodes[] }, span: Span): number => {
  const last = node.children.at(-1);
  const from = (last && spanOf(last)?.end) ?? span.start + 1;
  const close = source.text.indexOf("]", from);
  return close < 0 || close > span.end ? span.end : close;
};

const linkOf = (source: SourceFile, node: Nodes & { type: "link" | "linkReference" }, span: Span): RawLink => {
  const open = source.text[span.start];
  if (node.type === "link" && open !== "[") {
    const url = open === "<" ? source.at(span.start + 1, span.end - 1) : source.at(span.start, span.end);
    return { span, text: url, url, form: open === "<" ? "autolink" : "bare" };
  }
  const end = textEnd(source, node, span);
  const text = source.at(span.start + 1, end);
  if (node.type === "link") return { span, text, url: destinationAt(source, end + 2, span.end), form: "inline" };
  const label = source.text.startsWith("][", end) && span.end > end + 3 ? source.at(end + 2, span.end - 1) : text;
  return { span, text, url: label, form: "reference" };
};

const definitionOf = (source: SourceFile, span: Span): Definition => {
  const labelEnd = source.text.indexOf("]:", span.start);
  return {
    span,
    label: source.at(span.start + 1, labelEnd),
    url: destinationAt(source, labelEnd + 2, span.end),
  };
};

/** Tags within one `html` node, which is a whole block for some of them. */
const tagsOf = (source: SourceFile, span: Span): HtmlTag[] =>
  [...source.slice(span).matchAll(/<\/?([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>/g)].map((match) => ({
    span: { start: span.start + match.index, end: span.start + match.index + match[0].length },
    name: (match[1] as string).toLowerCase(),
  }));

/** `masked` is the text with comments blanked out; offsets are those of the source. Never throws. */
export const readInline = (source: SourceFile, masked: string): Inline => {
  const links: RawLink[] = [];
  const definitions: Definition[] = [];
  const codeSpans: Text[] = [];
  const htmlTags: HtmlTag[] = [];
  const pending: Nodes[] = [parseTree(masked)];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const span = spanOf(node);
    if (span && (node.type === "link" || node.type === "linkReference")) links.push(linkOf(source, node, span));
    else if (span && node.type === "definition") definitions.push(definitionOf(source, span));
    else if (span && (node.type === "inlineCode" || node.type === "code"))
      codeSpans.push(source.at(span.start, span.end));
    else if (span && node.type === "html") htmlTags.push(...tagsOf(source, span));
    if ("children" in node) pending.push(...node.children);
  }
  const byPlace = (a: { span: Span }, b: { span: Span }) => a.span.start - b.span.start;
  return {
    links: links.sort(byPlace),
    definitions: definitions.sort(byPlace),
    codeSpans: codeSpans.sort(byPlace),
    htmlTags: htmlTags.sort(byPlace),
  };
};

/** The items of a list sorted by place that lie within the span. */
export const within = <T extends { readonly span: Span }>(items: readonly T[], span: Span): T[] => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as T).span.start < span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let index = low; index < items.length && (items[index] as T).span.start < span.end; index++) {
    if (contains(span, (items[index] as T).span)) found.push(items[index] as T);
  }
  return found;
};
