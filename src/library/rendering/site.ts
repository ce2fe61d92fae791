/** What the site shows: the blocks that Python-Markdown makes of the lines, and what is in them. */
import { closesFence, openingFence } from "../../document/fences.ts";
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import type { Issue, Line } from "../../document/types.ts";
import type { Span } from "../../text/span.ts";
import { trailingRun } from "../../text/trailing-run.ts";
import { OpenLists } from "./open-lists.ts";
import { withoutFalseFences } from "./site-fences.ts";
import { SiteInline } from "./site-inline.ts";
import { type Around, LINES_BEFORE, NOTHING_AROUND, quotedIssue } from "./site-quote.ts";
import { tableEnd, tableRows } from "./site-table.ts";
import { type Block, movedDown } from "./tree.ts";

/** So many columns nest a block in a list; without one they make code of it. */
const STEP = 4;

const HEADING = /^#{1,6}/;
const UNDERLINE = /^(?:=+|-+) *$/;
const MARKER = /^\s*(?:(\d{1,9})\.|[*+-]) +(?=\S)/;

/** Lines that are one text: a paragraph, or an item with what continues it. */
interface OpenText {
  readonly start: number;
  end: number;
  readonly blocks: Block[];
  readonly line: number;
  lines: number;
  readonly isItem: boolean;
  /** Whether its line is the first of a block. */
  readonly isFirst: boolean;
}

interface SiteOptions {
  readonly parser: MarkdownParser;
  readonly around: Around;
  /** The text to show. */
  readonly shown: string;
}

/** Builds the blocks of one issue, line by line. */
class SiteRenderer {
  readonly blocks: Block[] = [];
  readonly #issue: Issue;
  readonly #parser: MarkdownParser;
  readonly #inline: SiteInline;
  readonly #shown: string;
  readonly #quotes: number;
  readonly #lists = new OpenLists(this.blocks);
  #text: OpenText | undefined;

  constructor(issue: Issue, { parser, shown, around }: SiteOptions) {
    this.#issue = issue;
    this.#parser = parser;
    this.#shown = shown;
    this.#inline = new SiteInline(issue, { parser, shown, around: around.urls });
    this.#quotes = around.quotes;
  }

  render(): Block[] {
    const { lines } = this.#issue;
    for (let index = 0; index < lines.length; ) index = this.#enter(lines[index] as Line);
    this.#close();
    return this.blocks;
  }

  #slice(line: Line): string {
    return this.#issue.source.slice(line.span);
  }

  /** @returns the index of the next line */
  #enter(line: Line): number {
    const text = this.#slice(line);
    const end = this.#enterFence(line, text) ?? this.#enterTable(line);
    if (end !== undefined) return end;
    if (line.kind === "quote") return this.#enterQuote(line);
    if (line.kind === "blank" || line.kind === "comment") this.#close();
    else if (line.kind === "rule" && !this.#isUnderline(text)) this.#leave({ type: "rule", line: line.index });
    else if (line.kind === "item" && line.shown > 0 && !this.#isUnderline(text))
      this.#enterItem(line, line.shown, line.content.span);
    else if (line.kind === "definition") this.#enterDefinition();
    else if (!this.#enterOrdered(line, text)) this.#enterText(line, text);
    return line.index + 1;
  }

  /** It is taken out, wherever it stands; a paragraph ends there. */
  #enterDefinition(): void {
    if (this.#lists.depth === 0) this.#close();
  }

  #isUnderline(text: string): boolean {
    return this.#text?.lines === 1 && this.#text.isFirst && UNDERLINE.test(text);
  }

  /** A block that is in no list. */
  #leave(block: Block): void {
    this.#close();
    this.#lists.close();
    this.blocks.push(block);
  }

  /** The lines between two fences; undefined where the site sees none. */
  #enterFence(line: Line, text: string): number | undefined {
    // Behind the `>` of a quote it looks for none.
    const fence = this.#quotes === 0 && line.kind === "code" ? openingFence(text) : undefined;
    if (fence === undefined || line.indent > 0) return undefined;
    const { lines } = this.#issue;
    let end = line.index + 1;
    while (lines[end]?.kind === "code" && !closesFence(this.#slice(lines[end] as Line), fence)) end++;
    if (lines[end]?.kind !== "code") return undefined;
    const value = lines.slice(line.index + 1, end).map((each) => this.#slice(each));
    this.#leave({ type: "code", line: line.index + 1, value: value.join("\n") });
    return end + 1;
  }

  /** What stands behind the `>` is rendered in the same way, up to the end of the block. */
  #enterQuote(first: Line): number {
    const { lines } = this.#issue;
    let end = first.index + 1;
    while (this.#continuesQuote(lines[end])) end++;
    const inner = lines
      .slice(first.index, end)
      .map(({ span }) => this.#shown.slice(span.start, span.end).replace(/^ {0,3}> ?/, ""));
    const blocks = this.#quoted(inner.join("\n"), first.index);
    const quote = { type: "quote", line: first.index, children: blocks } as const;
    const item = this.#lists.depth > 0 ? this.#text?.blocks : undefined;
    this.#close();
    if (item) item.push(quote);
    else this.#leave(quote);
    return end;
  }

  #quoted(text: string, first: number): Block[] {
    const quoted = quotedIssue(text, { quotes: this.#quotes, urls: this.#inline.urls }, this.#parser);
    return quoted ? movedDown(siteBlocks(quoted.issue, this.#parser, quoted.around), first - LINES_BEFORE) : [];
  }

  /** A heading or a rule ends it, and so does a blank line. */
  #continuesQuote(line: Line | undefined): boolean {
    if (line === undefined || ["blank", "comment", "rule"].includes(line.kind)) return false;
    const text = this.#slice(line);
    if (this.#lists.depth > 0 && (line.shown > 0 || MARKER.test(text))) return false;
    return !HEADING.test(text);
  }

  #enterTable(first: Line): number | undefined {
    const end = this.#text ? undefined : tableEnd(this.#issue, first);
    if (end === undefined) return undefined;
    this.#leave({ type: "table", line: first.index, rows: tableRows(this.#issue, { first, end }, this.#inline) });
    return end;
  }

  #enterItem(line: Line, shown: number, { start, end }: Span, number?: number): void {
    const isFirst = this.#text === undefined;
    this.#close();
    const children = this.#lists.add(line.index, Math.min(shown, this.#lists.depth + 1), number);
    this.#text = { start, end, blocks: children, line: line.index, lines: 1, isItem: true, isFirst };
  }

  /** Items with numbers, and those with bullets below them; the model knows no such list. */
  #enterOrdered(line: Line, text: string): boolean {
    const depth = Math.floor(line.indent / STEP) + 1;
    if (depth > this.#lists.depth + 1 || (this.#text && !this.#text.isItem)) return false;
    const marker = MARKER.exec(text);
    if (!marker) return false;
    const start = line.span.start + marker[0].length;
    const number = marker[1] === undefined ? undefined : Number(marker[1]);
    if (number === undefined && !this.#lists.hasOrdered) return false;
    const span = { start, end: Math.max(start, line.content.span.end) };
    this.#enterItem(line, depth, span, number);
    return true;
  }

  #enterText(line: Line, text: string): void {
    const { start, end } = line.content.span;
    if (HEADING.test(text)) this.#enterHeading(line, text);
    else if (this.#text && this.#isUnderline(text)) this.#underline(this.#text, text);
    else if (this.#text) {
      this.#text.end = end;
      this.#text.lines++;
    } else {
      const nested = Math.min(Math.floor(line.indent / STEP), this.#lists.depth);
      if (line.indent >= STEP && nested === 0) {
        this.#enterIndented(line, text);
        return;
      }
      this.#lists.close(nested);
      const { blocks } = this.#lists;
      this.#text = {
        start: line.marker?.span.start ?? start,
        end,
        blocks,
        line: line.index,
        lines: 1,
        isItem: false,
        isFirst: true,
      };
    }
  }

  #enterHeading(line: Line, text: string): void {
    const depth = HEADING.exec(text)?.[0].length ?? 1;
    const trimmed = text.trimEnd();
    const title = trimmed.length - trailingRun(trimmed, /#/).length;
    const span = { start: line.span.start + depth, end: line.span.start + Math.max(depth, title) };
    while (span.start < span.end && text[span.start - line.span.start] === " ") span.start++;
    this.#leave({ type: "heading", line: line.index, depth, children: this.#inline.parts(span) });
  }

  /** The line above becomes a heading, its marker too where it was an item. */
  #underline({ end, line, isItem }: OpenText, text: string): void {
    this.#text = undefined;
    if (isItem) this.#lists.drop();
    const { span } = this.#issue.lines[line] as Line;
    const start = span.end - this.#issue.source.slice(span).trimStart().length;
    this.#leave({
      type: "heading",
      line,
      depth: text.startsWith("=") ? 1 : 2,
      children: this.#inline.parts({ start, end }),
    });
  }

  /** Code without fences. */
  #enterIndented(line: Line, text: string): void {
    const last = this.blocks.at(-1);
    const value = text.replace(/^(?: {4}|\t)/, "");
    const follows = last?.type === "code" && this.#issue.lines[line.index - 1]?.kind !== "blank";
    if (follows) this.blocks[this.blocks.length - 1] = { ...last, value: `${last.value}\n${value}` };
    else this.#leave({ type: "code", line: line.index, value });
  }

  /** Ends the text that is open. */
  #close(): void {
    const { start = 0, end = 0, blocks, line = 0 } = this.#text ?? {};
    this.#text = undefined;
    blocks?.push({ type: "paragraph", line, children: this.#inline.parts({ start, end }) });
  }
}

/** The blocks that the site shows of an issue. */
export const siteBlocks = (issue: Issue, parser: MarkdownParser, around = NOTHING_AROUND): Block[] => {
  const read = withoutFalseFences(issue, parser);
  return new SiteRenderer(read, { parser, around, shown: issue.source.text }).render();
};
