/** The structure of an issue: its outline, what can be folded, and where its links lead. */
import {
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Range,
  SymbolKind,
} from "vscode-languageserver";
import { destinations } from "../../analysis/destinations.ts";
import type { EventEntry, Issue, LinkEntry, Section } from "../../document/types.ts";
import { escapeHidden } from "../../report/escape.ts";
import { renderedText, unescapeUrl } from "../../text/markdown-unescape.ts";
import type { Span } from "../../text/span.ts";
import type { OpenDocument } from "../document.ts";
import type { Feature } from "./feature.ts";

/** Characters of a name in the outline. */
const LONGEST = 120;

/** A name as the outline shows it: not empty, in one line, and no character of it acts. */
const shown = (name: string, otherwise: string): string =>
  escapeHidden(renderedText(name)).replace(/\s+/g, " ").trim().slice(0, LONGEST) || otherwise;

/** Without the blank lines at its end. */
const trimmed = ({ source }: Issue, { start, end }: Span): Span => ({
  start,
  end: start + source.slice({ start, end }).trimEnd().length,
});

/** Each section with all those that are under it. */
const wholeSpans = (issue: Issue): Map<Section, Span> => {
  const spans = new Map(issue.sections.map((section) => [section, section.span]));
  for (const section of issue.sections.toReversed()) {
    const parent = section.parent && spans.get(section.parent);
    const own = spans.get(section) as Span;
    if (section.parent && parent && parent.end < own.end) spans.set(section.parent, { ...parent, end: own.end });
  }
  return spans;
};

/** Sections that have a heading. */
const headed = ({ sections }: Issue): Section[] => sections.filter(({ depth }) => depth > 0);

const leaf = (
  { span, nameSpan, ...rest }: { span: Span; nameSpan: Span } & Pick<DocumentSymbol, "name" | "detail" | "kind">,
  { positions }: OpenDocument,
): DocumentSymbol => ({ ...rest, range: positions.range(span), selectionRange: positions.range(nameSpan) });

const eventSymbol = ({ span, columns, groups, dates, location, titles }: EventEntry, document: OpenDocument) => {
  const name = titles[0]?.link?.text ?? groups[0]?.text ?? columns[0];
  return leaf(
    {
      name: `${shown(dates?.value ?? "", "?")} ${shown(name?.value.replaceAll("**", "") ?? "", "event")}`,
      detail: shown(location?.value ?? "", ""),
      kind: SymbolKind.Event,
      span,
      nameSpan: columns[0]?.span ?? span,
    },
    document,
  );
};

const entrySymbol = ({ span, link, tags }: LinkEntry, document: OpenDocument) =>
  leaf(
    {
      name: shown(link.text.value, "entry"),
      detail: tags.map(({ value }) => value).join(" "),
      kind: SymbolKind.String,
      span,
      nameSpan: link.span,
    },
    document,
  );

/** The sections in each other, with their entries and events. */
const symbolsOf = (issue: Issue, document: OpenDocument): DocumentSymbol[] => {
  const spans = wholeSpans(issue);
  const symbols = new Map<Section, DocumentSymbol>();
  const roots: DocumentSymbol[] = [];
  for (const section of headed(issue)) {
    const symbol = {
      name: shown(section.title.value, "heading"),
      kind: SymbolKind.Namespace,
      range: document.positions.range(trimmed(issue, spans.get(section) as Span)),
      // It must be inside of the range.
      selectionRange: document.positions.range(trimmed(issue, section.heading)),
      children: [],
    };
    symbols.set(section, symbol);
    const parent = section.parent && symbols.get(section.parent);
    (parent?.children ?? roots).push(symbol);
  }
  for (const entry of issue.entries) symbols.get(entry.section)?.children?.push(entrySymbol(entry, document));
  for (const event of issue.events) symbols.get(event.section)?.children?.push(eventSymbol(event, document));
  return roots;
};

const foldOf = ({ start, end }: Range, kind?: FoldingRangeKind): FoldingRange[] =>
  end.line > start.line ? [{ startLine: start.line, endLine: end.line, kind }] : [];

const foldsOf = (issue: Issue, { positions }: OpenDocument): FoldingRange[] => {
  const spans = wholeSpans(issue);
  const range = (span: Span): Range => positions.range(trimmed(issue, span));
  return [
    ...foldOf(range(issue.frontMatter.span), FoldingRangeKind.Region),
    ...headed(issue).flatMap((section) => foldOf(range(spans.get(section) as Span))),
    ...issue.comments.flatMap(({ span }) => foldOf(range(span), FoldingRangeKind.Comment)),
  ];
};

const isWebAddress = (url: string): boolean => /^https?:\/\//i.test(url) && URL.canParse(url);

const linksOf = (issue: Issue, { positions }: OpenDocument): DocumentLink[] =>
  destinations(issue).flatMap(({ link, url }) => {
    const target = unescapeUrl(url.value);
    const { span } = link.form === "reference" ? link : url;
    // What is no address of the web may be one that an editor runs a program for.
    return isWebAddress(target) ? [{ range: positions.range(span), target: new URL(target).href }] : [];
  });

export const structure: Feature = {
  capabilities: () => ({
    documentSymbolProvider: { label: "twir-lint" },
    foldingRangeProvider: true,
    documentLinkProvider: { resolveProvider: false },
  }),
  start: (session) => {
    const { connection } = session;
    connection.onDocumentSymbol(({ textDocument }, token) =>
      session.answer(textDocument.uri, token, ({ document, result }) => symbolsOf(result.issue, document)),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      session.answer(textDocument.uri, token, ({ document, result }) => foldsOf(result.issue, document)),
    );
    connection.onDocumentLinks(({ textDocument }, token) =>
      session.answer(textDocument.uri, token, ({ document, result }) => linksOf(result.issue, document)),
    );
  },
};
