/** Finds what was meant as a link and is not parsed as one. */
import type { Line } from "../document/types.ts";
import { type Brackets, matchBrackets } from "../text/brackets.ts";
import { deletion, type Edit, insertion } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";
import { CODE_MASK, LINK_MASK, MASKED, textBlocks, unparsedText } from "./masked-text.ts";

/** Beside each kind is an example of it. */
export type BrokenLinkKind =
  | "bracket-for-parenthesis" // `[title](URL]`
  | "unclosed-url" // `[title](URL`
  | "full-width-parenthesis" // `[title](URL）`
  | "spaced" // `[title] (URL)`
  | "parentheses-around-text" // `(title)(URL)`, `(title)[URL]`
  | "brackets-around-url" // `[title][URL]`
  | "doubled-parenthesis" // `[title]((URL)`
  | "link-for-url" // `[title]([two words](URL))`
  | "two-urls" // `[title](URL](URL)`
  | "space-in-url" // `[title](https://blog.example.net/a b)`
  | "link-in-text" // `[title [text](URL)](URL)`
  | "swapped" // `[URL](two words)`
  | "unopened-text" // `title](URL)`
  | "unclosed-text" // `[title (URL)`
  | "bracket-in-text" // `[title [of a title](URL)`
  | "doubled-bracket" // `[[title](URL)`, `[title]](URL)`
  | "missing-url"; // `[**title**]`

export interface BrokenLink {
  readonly kind: BrokenLinkKind;
  readonly span: Span;
  /** What to write, where only one answer is right. */
  readonly repair?: readonly Edit[];
}

const URL_START = /^(?:https?:|www\.|mailto:)/i;
const COMPLETE_URL = /^https?:\/\/[^\s/.]+\.[^\s/]+(?:\/.*)?[^\s.,;:|'"*}]$/i;
const replace = (at: number, text: string): Edit => ({ span: { start: at, end: at + 1 }, text });

/** `h ttps://…`, or `https ://…`. */
const SPLIT_SCHEME = /^[a-z]{1,5}[ \t]{1,3}[a-z]{0,5}:\/\/[^\s()]+(?=\))/i;
/** How many characters of the rest of a URL or title are searched. */
const LONGEST_REST = 200;

/**
 * Reads a URL from an offset up to white space, a bracket, a parsed link, or a `)` that the URL itself did not open.
 * `depth` is how many of its own `(` are not closed at its end.
 */
const readUrl = (text: string, from: number, limit: number): { url: string; end: number; depth: number } => {
  let depth = 0;
  let end = from;
  for (; end < limit; end++) {
    const character = text[end] as string;
    if (/[\s[\]<>]/.test(character) || character === LINK_MASK || (character === ")" && depth === 0)) break;
    if (character === "(") depth++;
    else if (character === ")") depth--;
  }
  return { url: text.slice(from, end), end, depth };
};

/** A text block of the issue, in which links are searched. All offsets are those of the file. */
interface Block {
  /** The whole file, with everything that was parsed masked. */
  readonly text: string;
  readonly source: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly brackets: Brackets;
  readonly line: Line;
}

const lineEnd = ({ source }: Block, offset: number): number =>
  source.lines[source.lineIndex(offset)]?.end ?? source.text.length;

/** What is wrong behind the `]` of a `](` that is not parsed as a link; `open` is the offset of the `(`. */
const faultBehind = (block: Block, open: number): BrokenLink | undefined => {
  const { text, end: blockEnd } = block;
  if (text[open + 1] === LINK_MASK) {
    let end = open + 1;
    while (text[end] === LINK_MASK) end++;
    return { kind: "link-for-url", span: { start: open, end: Math.min(end + 1, blockEnd) } };
  }
  const doubled = text[open + 1] === "(" ? 1 : 0;
  const { url, end, depth } = readUrl(text, open + 1 + doubled, blockEnd);
  const parenthesized = { start: open, end: Math.min(end + 1, blockEnd) };
  const splitUrl = SPLIT_SCHEME.exec(text.slice(open + 1, Math.min(lineEnd(block, open), open + LONGEST_REST)))?.[0];
  if (splitUrl) return { kind: "space-in-url", span: { start: open + 1, end: open + 1 + splitUrl.length } };
  if (!URL_START.test(url)) return undefined;
  if (doubled)
    return {
      kind: "doubled-parenthesis",
      span: parenthesized,
      repair: text[end] === ")" ? [deletion(open, open + 1)] : undefined,
    };
  if (text[end] === ")") return undefined;
  if (text[end] === "]" && text[end + 1] === "(") return { kind: "two-urls", span: { start: open, end: end + 2 } };
  if (text[end] === "]" && depth === 0)
    return { kind: "bracket-for-parenthesis", span: { start: end, end: end + 1 }, repair: [replace(end, ")")] };
  const rest = text.slice(end, Math.min(lineEnd(block, end), end + LONGEST_REST));
  const endsColumn = rest.trim() === "" || rest.startsWith(" | ");
  const closing = rest.indexOf(")");
  // In quotes the rest is the title of the link; with punctuation it is prose behind a URL whose `)` is missing.
  const isTitleOrProse = /["'[\]|]|[.,;]\s/.test(rest.slice(0, closing));
  if (!endsColumn && depth === 0 && /^[ \t]/.test(rest) && closing > 0 && !isTitleOrProse)
    return { kind: "space-in-url", span: { start: open + 1, end: end + closing } };
  if (text[end - 1] === "）" && depth === 0)
    return { kind: "full-width-parenthesis", span: { start: open, end }, repair: [replace(end - 1, ")")] };
  const repair = endsColumn && COMPLETE_URL.test(url) ? [insertion(end, ")".repeat(depth + 1))] : undefined;
  return { kind: "unclosed-url", span: { start: open, end }, repair };
};

/** `[https://…](Title)`: `close` is the offset of the `]`. */
const swappedAt = (block: Block, start: number, close: number): BrokenLink | undefined => {
  const { text, source } = block;
  if (!URL_START.test(text.slice(start + 1, start + 9))) return undefined;
  const url = source.text.slice(start + 1, close);
  const length = text.slice(close + 2, Math.min(lineEnd(block, close), close + LONGEST_REST)).indexOf(")");
  if (length < 0 || !/^https?:\/\/\S+$/i.test(url)) return undefined;
  const end = close + 2 + length;
  const title = source.text.slice(close + 2, end);
  if (title.trim() === "" || URL_START.test(title.trim()) || /[[\]]/.test(title)) return undefined;
  const span = { start, end: end + 1 };
  return { kind: "swapped", span, repair: [{ span, text: `[${title.trim()}](${url})` }] };
};

/** What is wrong with `[…]` and what follows it. */
const faultOfPair = (block: Block, start: number, close: number): BrokenLink | undefined => {
  const { text, source, end: blockEnd } = block;
  if (text[start - 1] === "!") return undefined;
  if (text[close + 1] === "(") {
    if (
      text[close + 2] !== LINK_MASK &&
      text.slice(start, close).includes(LINK_MASK) &&
      URL_START.test(text.slice(close + 2, close + 10))
    )
      return { kind: "link-in-text", span: { start, end: close + 1 } };
    return swappedAt(block, start, close) ?? faultBehind(block, close + 1);
  }
  const spaces = /^[ \t\u00a0]{1,3}(?=\(https?:)/i.exec(text.slice(close + 1, close + 12))?.[0].length ?? 0;
  if (spaces > 0) {
    const open = close + 1 + spaces;
    const { end, url } = readUrl(text, open + 1, blockEnd);
    const repair = text[end] === ")" && COMPLETE_URL.test(url) ? [deletion(close + 1, open)] : undefined;
    return { kind: "spaced", span: { start: close, end: open + 1 }, repair };
  }
  if (text[close + 1] === "[" && URL_START.test(text.slice(close + 2, close + 10))) {
    const { end } = readUrl(text, close + 2, blockEnd);
    if (text[end] === "]")
      return {
        kind: "brackets-around-url",
        span: { start: close + 1, end: end + 1 },
        repair: [replace(close + 1, "("), replace(end, ")")],
      };
  }
  // Only a title of an event is bold inside brackets.
  const bold = source.text.startsWith("**", start + 1) && source.text.startsWith("**", close - 2);
  if (bold && block.line.kind === "item" && !/[[(]/.test(text[close + 1] ?? ""))
    return { kind: "missing-url", span: { start, end: close + 1 } };
  return undefined;
};

/** What is wrong at a `]` that nothing opens, in front of a URL in parentheses. */
const faultOfClose = (block: Block, close: number): BrokenLink | undefined => {
  const { text, line, end: blockEnd } = block;
  if (text[close + 1] !== "(" || !URL_START.test(text.slice(close + 2, close + 10))) return undefined;
  // The first of two URLs, which is reported at its `[`.
  if (/\]\([^\s[\]()]*$/.test(text.slice(Math.max(block.start, close - LONGEST_REST), close))) return undefined;
  if (text[close - 1] === "]") {
    const repair = text[close - 2] === CODE_MASK ? undefined : [deletion(close, close + 1)];
    return { kind: "doubled-bracket", span: { start: close, end: close + 1 }, repair };
  }
  const { end } = readUrl(text, close + 2, blockEnd);
  const { start } = line.content.span;
  // Where the item is but the link, `[` belongs at its start, where no code covers it and no lone `\r` parts it from `]`.
  const isWholeItem =
    line.kind === "item" &&
    text[end] === ")" &&
    close < line.span.end &&
    !MASKED.test(text[start - 1] ?? "") &&
    !/[[\](){}\uFFFC\r]/.test(text.slice(start, close));
  return {
    kind: "unopened-text",
    span: { start: close, end: close + 2 },
    repair: isWholeItem && close > start ? [insertion(start, "[")] : undefined,
  };
};

/** `(title)(URL)`. */
const PARENTHESISED_TEXT = /\(([^()[\]\n]+)\)\((https?:[^\s()[\]]*)\)/gi;
/** `(title)[URL]`. */
const SWAPPED_BRACKETS = /\(([^()[\]\n]+)\)\[(https?:[^\s()[\]]*)\]/gi;

/** Links whose text stands in parentheses: they are found by patterns, since no bracket opens their text. */
const parenthesisedTexts = (block: Block): BrokenLink[] => {
  const from = block.start;
  const part = block.text.slice(from, block.end);
  const found: BrokenLink[] = [];
  for (const pattern of [PARENTHESISED_TEXT, SWAPPED_BRACKETS]) {
    if (!part.includes(pattern === PARENTHESISED_TEXT ? ")(" : ")[")) continue;
    for (const match of matchesOf(part, pattern)) {
      const start = from + match.index;
      const span = { start, end: start + match[0].length };
      const close = start + (match[1] as string).length + 1;
      const edits = [replace(start, "["), replace(close, "]"), replace(close + 1, "("), replace(span.end - 1, ")")];
      found.push({
        kind: "parentheses-around-text",
        span,
        repair: pattern === PARENTHESISED_TEXT ? edits.slice(0, 2) : edits,
      });
    }
  }
  return found;
};

/** A `[` that nothing closes, with a URL or a link behind it that it was meant for. */
const faultOfOpen = (block: Block, open: number): BrokenLink | undefined => {
  const { text, line } = block;
  if (text[open + 1] === LINK_MASK)
    return { kind: "doubled-bracket", span: { start: open, end: open + 1 }, repair: [deletion(open, open + 1)] };
  const end = lineEnd(block, open);
  const link = text.indexOf(LINK_MASK, open);
  if (line.kind === "item" && open === line.content.span.start && link >= 0 && link < end)
    return { kind: "bracket-in-text", span: { start: open, end: link + 1 } };
  const next = text.indexOf("[", open + 1);
  const rest = text.slice(open, next < 0 ? end : Math.min(next, end));
  const isLink = line.kind === "item" && /https?:\/\//i.test(rest);
  return isLink ? { kind: "unclosed-text", span: { start: open, end: open + 1 } } : undefined;
};

const brokenLinksIn = (block: Block): BrokenLink[] => [
  ...[...block.brackets.pairs].flatMap(([close, open]) => faultOfPair(block, open, close) ?? []),
  ...[...block.brackets.closes].flatMap((close) => faultOfClose(block, close) ?? []),
  ...[...block.brackets.opens].flatMap((open) => faultOfOpen(block, open) ?? []),
  ...parenthesisedTexts(block),
];

/** A quick test that every block with a broken link passes, and few others. */
const MAY_BE_BROKEN = /[[\]]|\)\(/;

/** All broken links of an issue, block by block. */
export const brokenLinks = defineAnalysis((issue): readonly BrokenLink[] => {
  const text = unparsedText(issue);
  return textBlocks(issue)
    .filter(({ span }) => MAY_BE_BROKEN.test(text.slice(span.start, span.end)))
    .flatMap(({ span, line }) =>
      brokenLinksIn({ ...span, text, source: issue.source, brackets: matchBrackets(text, span), line }),
    );
});
