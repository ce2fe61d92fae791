/**
 * The quick parser: parses block by block, and leaves a block to the reference parser where it is not certain. It finds
 * exactly what the reference parser finds in the whole text; a test compares the two.
 */
import { matchesOf } from "../../text/matches.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span, Text } from "../../text/span.ts";
import type { Definition, HtmlTag } from "../types.ts";
import { type Block, splitBlocks } from "./blocks.ts";
import { MAX_LEFT, readablePart } from "./bounds.ts";
import { bracketLink, definitionAt, type Inline, merge, plainLink, type RawLink, tagsIn } from "./inline.ts";
import { normalizeLabel } from "./labels.ts";
import type { MarkdownParser, ReferenceParser } from "./parser.ts";
import { type FoundLink, type LineFindings, scanInline } from "./scan.ts";
import { type LineReader, readShape } from "./shapes.ts";

/** `[label]: url` and no more: no title, nothing escaped, no brackets and parentheses. */
const DEFINITION =
  /\[(?!\^)([^[\]\\]{1,999})\]:[ \t]*[^\s<()\\\u0000-\u001f\u007f\ufffc][^\s()\\\u0000-\u001f\u007f\ufffc]*(?=[ \t]*$)/y;
const MAYBE_DEFINITION = /^\[([^[\]\\\r\n]{1,999})\]:/gm;

/** Collects what is found in the blocks that can be parsed quickly. */
class QuickResult implements Inline, LineReader {
  readonly links: RawLink[] = [];
  readonly definitions: Definition[] = [];
  readonly codeSpans: Text[] = [];
  readonly htmlTags: HtmlTag[] = [];
  readonly unread: Span[] = [];
  readonly #source: SourceFile;
  readonly #lines: readonly string[];
  readonly #isDefined: (label: string) => boolean;

  constructor(source: SourceFile, lines: readonly string[], known: ReadonlySet<string>) {
    this.#source = source;
    this.#lines = lines;
    this.#isDefined = (label) => known.has(normalizeLabel(label));
  }

  /** Parses a block. Returns false, and adds nothing, when the block needs the reference parser. */
  read(block: Block): boolean {
    const { links, definitions, codeSpans, htmlTags } = this;
    const before = [links.length, definitions.length, codeSpans.length, htmlTags.length] as const;
    if (readShape(this.#lines, block, this)) return true;
    [links.length, definitions.length, codeSpans.length, htmlTags.length] = before;
    return false;
  }

  text(line: number, column: number, end?: number): boolean {
    const text = (this.#lines[line] as string).slice(0, end);
    const found: LineFindings = { links: [], code: [], tags: [] };
    if (!scanInline(text, column, { found, isDefined: this.#isDefined })) return false;
    const start = this.#source.lines[line]?.start ?? 0;
    for (const link of found.links) this.links.push(this.#link(link, start));
    for (const code of found.code) this.codeSpans.push(this.#source.at(start + code.start, start + code.end));
    for (const tag of found.tags)
      this.htmlTags.push(...tagsIn(this.#source, { start: start + tag.start, end: start + tag.end }));
    return true;
  }

  definition(line: number, column: number): boolean {
    DEFINITION.lastIndex = column;
    const found = DEFINITION.exec(this.#lines[line] as string);
    if (found === null || found[1]?.trim() === "") return false;
    const start = (this.#source.lines[line]?.start ?? 0) + column;
    this.definitions.push(definitionAt(this.#source, { start, end: start + found[0].length }));
    return true;
  }

  #link({ start, end, textEnd, form }: FoundLink, shift: number): RawLink {
    const span = { start: start + shift, end: end + shift };
    if (form === "autolink" || form === "bare") return plainLink(this.#source, span, form);
    return bracketLink(this.#source, { span, textEnd: textEnd + shift, form });
  }
}

const areEqual = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((label) => b.has(label));

const spanOf = (source: SourceFile, { first, end }: Block): Span => ({
  start: source.lines[first]?.start ?? 0,
  end: source.lines[end - 1]?.end ?? 0,
});

/** A definition, code or HTML, whose meaning may depend on a block far away. */
const NEEDS_OTHER_BLOCKS = /\]:|`{3}|~{3}|</;

/**
 * The blocks that must be parsed to know what is in the spans: those that overlap one, and those that may define or
 * enclose something in another block. Blocks and spans are in order of position.
 */
const blocksFor = (
  spans: readonly Span[],
  blocks: readonly Block[],
  { source, lines }: { source: SourceFile; lines: readonly string[] },
): Block[] => {
  let next = 0;
  return blocks.filter((block) => {
    const { start, end } = spanOf(source, block);
    while (next < spans.length && (spans[next] as Span).end <= start) next++;
    const overlaps = next < spans.length && (spans[next] as Span).start < end;
    return overlaps || lines.slice(block.first, block.end).some((line) => NEEDS_OTHER_BLOCKS.test(line));
  });
};

interface BlockOptions {
  readonly reference: () => ReferenceParser;
  /** Where links are needed, though more may be found; everywhere when it is left out. */
  readonly spans?: readonly Span[];
}

/** Where the blocks are that the reference parser may be asked for; the others are added to the unread. */
const withinBound = (
  blocks: readonly Block[],
  { source, text, unread }: { source: SourceFile; text: string; unread: Span[] },
): Span[] => {
  let characters = 0;
  let lines = 0;
  return blocks.flatMap((block) => {
    const span = spanOf(source, block);
    const length = span.end - span.start;
    characters += length;
    lines += block.end - block.first;
    const isWithin = characters <= MAX_LEFT.characters && lines <= MAX_LEFT.lines;
    if (isWithin && readablePart(text.slice(span.start, span.end)).length === length) return [span];
    unread.push(span);
    return [];
  });
};

const readBlocks = (source: SourceFile, text: string, { reference, spans }: BlockOptions): Inline => {
  // The parsers drop a byte order mark, which would shift every offset; a space does not.
  const masked = text.replace(/^\uFEFF/, " ");
  // A lone carriage return ends a line in Markdown, but nowhere else in this program.
  if (/\r(?!\n)/.test(masked)) return reference().read(source, masked);
  const lines = source.lines.map(({ start, end }) => masked.slice(start, end));
  const all = splitBlocks(lines);
  const blocks = spans ? blocksFor(spans, all, { source, lines }) : all;
  let known = new Set(matchesOf(masked, MAYBE_DEFINITION).map(([, label = ""]) => normalizeLabel(label)));
  // Which labels are defined is guessed first, and after a wrong guess the text is parsed again.
  for (let round = 0; round < 3; round++) {
    const quick = new QuickResult(source, lines, known);
    const left = blocks.filter((block) => !quick.read(block));
    const slow = withinBound(left, { source, text: masked, unread: quick.unread });
    const read = slow.length === 0 ? [] : reference().readParts(source, masked, { parts: slow, labels: known });
    if (!read) return reference().read(source, masked);
    const defined = new Set([
      ...quick.definitions.map(({ label }) => normalizeLabel(label.value)),
      ...read.flatMap((part) => part.defined),
    ]);
    if (areEqual(defined, known)) return merge([quick, ...read]);
    known = defined;
  }
  return reference().read(source, masked);
};

/**
 * Makes a quick parser, which leaves what it is not sure of to the reference parser.
 * @param reference is called when a block needs it, so that it can be loaded lazily
 */
export const quickParser = (reference: () => ReferenceParser): MarkdownParser => ({
  read: (source, masked, spans) => readBlocks(source, masked, { reference, spans }),
  parseTree: (text) => reference().parseTree(text),
});

/** The same for a text that is parsed again at each keystroke: the reference parser remembers what it parsed last. */
export const typingParser = (reference: () => ReferenceParser): MarkdownParser => {
  let remembering: ReferenceParser | undefined;
  return quickParser(() => {
    remembering ??= reference().remembering();
    return remembering;
  });
};
