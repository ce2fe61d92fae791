/** What is inside the blocks of the site: links, emphasis, code and text, as Python-Markdown reads them. */
import { shownTags } from "../../analysis/html.ts";
import { proseText, unparsedText } from "../../analysis/masked-text.ts";
import { looseReferences } from "../../analysis/references.ts";
import { definitionAt } from "../../document/markdown/inline.ts";
import { normalizeLabel } from "../../document/markdown/labels.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import type { Issue } from "../../document/types.ts";
import { unescapeUrl } from "../../text/markdown-unescape.ts";
import { matchesOf } from "../../text/matches.ts";
import { partitionPoint, type Span, type Text } from "../../text/span.ts";
import { trailingRun } from "../../text/trailing-run.ts";
import { decodeReferences } from "./plain.ts";
import { emphasesIn } from "./site-emphasis.ts";
import { type InlinePart, type InlineParts, inlineParts } from "./tree.ts";

interface SiteLink {
  readonly text: Text;
  readonly url: string;
}

/** What is not read for emphasis. */
type Opaque = { readonly span: Span } & (
  | { readonly type: "link"; readonly link: SiteLink }
  | { readonly type: "code" | "shown"; readonly value: string }
  | { readonly type: "hidden" }
);

const IMAGE = /!\[([^[\]]{0,300})\]\([^()\s]{0,2000}(?:[ \t]+"[^"]{0,300}")?\)/g;
/** The escapes that Python-Markdown knows are fewer than those of CommonMark. */
const ESCAPES = /\\([\\`*_{}[\]()>#+.!|-])/g;

/** Whether as many backticks close it as opened it. */
const isClosedCode = (value: string): boolean => {
  const { length } = trailingRun(value, /`/);
  return length < value.length && value.startsWith("`".repeat(length)) && value[length] !== "`" && length > 0;
};

/** `[text][label]` whose definition stands where CommonMark sees none, which the site does. */
const looseLinks = (issue: Issue, urls: ReadonlyMap<string, string>): Opaque[] =>
  looseReferences(issue).flatMap(({ text, label }): Opaque[] => {
    const url = urls.get(normalizeLabel(label.value));
    const span = { start: text.span.start - 1, end: label.span.end + 1 };
    return url === undefined ? [] : [{ type: "link", span, link: { text, url } }];
  });

/** The URLs of all labels that the site knows: those defined around a quote are known in it. */
const definedUrls = (
  { source, lines, definitions }: Issue,
  around: ReadonlyMap<string, string>,
): Map<string, string> => {
  const glued = lines
    .filter(({ kind }) => kind === "definition")
    .map(({ content }) => definitionAt(source, content.span));
  const urls = new Map(around);
  for (const { label, url } of [...definitions, ...glued]) {
    const known = normalizeLabel(label.value);
    // Of two definitions of one label the first counts.
    if (!urls.has(known)) urls.set(known, url.value);
  }
  return urls;
};

const opaqueParts = (issue: Issue, urls: ReadonlyMap<string, string>): Opaque[] => {
  const inText = matchesOf(proseText(issue), IMAGE).map(
    (match): Opaque => ({
      type: "shown",
      span: { start: match.index, end: match.index + match[0].length },
      value: match[1] as string,
    }),
  );
  return [
    // A bare URL is no link.
    ...issue.links
      .filter(({ form }) => form !== "bare")
      .map(({ span, text, url, form }): Opaque => {
        const target = form === "reference" ? (urls.get(normalizeLabel(url.value)) ?? "") : url.value;
        return { type: "link", span, link: { text, url: target } };
      }),
    ...looseLinks(issue, urls),
    // A block of code that is never closed is none.
    ...issue.codeSpans
      .filter(({ value }) => isClosedCode(value))
      .map(({ span, value }): Opaque => ({ type: "code", span, value })),
    ...issue.lines.filter(({ kind }) => kind === "definition").map(({ span }): Opaque => ({ type: "hidden", span })),
    ...issue.comments.map(({ span }): Opaque => ({ type: "hidden", span })),
    ...shownTags(issue).map(({ span }): Opaque => ({ type: "hidden", span })),
    ...inText,
  ].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
};

/** Without the backticks, and the spaces beside them. */
const codeIn = (raw: string): string => {
  const ticks = /^`+/.exec(raw)?.[0].length ?? 0;
  return raw.slice(ticks, raw.length - ticks).trim();
};

interface InlineOptions {
  readonly parser: MarkdownParser;
  /** The text to show, where that of the issue was changed for the sake of the model. */
  readonly shown: string;
  /** The URLs of the labels that are defined around it. */
  readonly around: ReadonlyMap<string, string>;
}

/** Reads inline parts of one issue. */
export class SiteInline {
  /** The URLs of the labels that are known here. */
  readonly urls: ReadonlyMap<string, string>;
  readonly #issue: Issue;
  readonly #parser: MarkdownParser;
  readonly #shown: string;
  readonly #opaque: readonly Opaque[];

  constructor(issue: Issue, { parser, shown, around }: InlineOptions) {
    this.#issue = issue;
    this.#shown = shown;
    this.#parser = parser;
    this.urls = definedUrls(issue, around);
    this.#opaque = opaqueParts(issue, this.urls);
  }

  /** The parts between two offsets, which are of one block. */
  parts(span: Span): readonly InlinePart[] {
    return inlineParts((parts) => {
      parts.enter(this.#lineOf(span.start));
      this.#emphasis(parts, span, unparsedText(this.#issue));
    });
  }

  #lineOf(offset: number): number {
    return this.#issue.source.lineIndex(offset);
  }

  /** @param text the text with everything masked in which no emphasis is */
  #emphasis(parts: InlineParts, span: Span, text: string): void {
    let end = span.start;
    for (const emphasis of emphasesIn(text, span)) {
      this.#plain(parts, { start: end, end: emphasis.start });
      parts.enter(this.#lineOf(emphasis.start));
      parts.nested({ type: emphasis.type }, (inner) => this.#emphasis(inner, emphasis.inner, text));
      end = emphasis.end;
    }
    this.#plain(parts, { start: end, end: span.end });
  }

  /** Text without emphasis, with links and code in it. */
  #plain(parts: InlineParts, span: Span): void {
    const first = partitionPoint(this.#opaque, (each) => each.span.start < span.start);
    let end = span.start;
    for (let index = first; index < this.#opaque.length; index++) {
      const each = this.#opaque[index] as Opaque;
      if (each.span.start >= span.end) break;
      if (each.span.start < end || each.span.end > span.end) continue;
      this.#text(parts, { start: end, end: each.span.start });
      this.#opaquePart(parts, each);
      end = each.span.end;
    }
    this.#text(parts, { start: end, end: span.end });
  }

  #opaquePart(parts: InlineParts, each: Opaque): void {
    const line = this.#lineOf(each.span.start);
    if (each.type === "code") parts.code(codeIn(each.value), line);
    else if (each.type === "shown") parts.text(each.value, line);
    else if (each.type === "link") this.#link(parts, each.link);
  }

  #link(parts: InlineParts, { text, url }: SiteLink): void {
    parts.enter(this.#lineOf(text.span.start));
    parts.nested({ type: "link", url: unescapeUrl(url) }, (inner) => {
      this.#emphasis(inner, text.span, proseText(this.#issue));
    });
  }

  #text(parts: InlineParts, { start, end }: Span): void {
    if (start >= end) return;
    const raw = this.#shown.slice(start, end);
    const decoded = decodeReferences(raw, this.#parser).replace(ESCAPES, "$1");
    parts.text(decoded, this.#lineOf(start));
  }
}
