/** The text of an issue with what was parsed masked, character for character, so that offsets stay valid. */
import type { Issue, Line } from "../document/types.ts";
import type { Span } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** Replaces each character of a link that was parsed. */
export const LINK_MASK = "\uFFFC";
/** Replaces each character of a code span, and an escaped character. */
export const CODE_MASK = "\uFFFD";

interface Mask {
  readonly span: Span;
  readonly by: string;
}

const ESCAPED = /\\[!-/:-@[-`{-~]/g;

const ROWS = new Map([LINK_MASK, CODE_MASK, " "].map((by) => [by, by.repeat(500)]));

/** The character repeated; sliced from a long row of it, since `repeat` is slower. */
const rowOf = (by: string, length: number): string => {
  const row = ROWS.get(by) ?? "";
  return length <= row.length ? row.slice(0, length) : by.repeat(length);
};

/** The text with each mask's span replaced by as many characters, line endings kept. Of nested masks the outer wins. */
const cover = (text: string, masks: readonly Mask[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { span, by } of [...masks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    if (span.end <= done) continue;
    const start = Math.max(done, span.start);
    const covered = text.slice(start, span.end);
    parts.push(
      text.slice(done, start),
      covered.includes("\n") ? covered.replace(/[^\r\n]/g, by) : rowOf(by, covered.length),
    );
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join("").replace(ESCAPED, CODE_MASK.repeat(2));
};

const opaque = ({ codeSpans, comments, definitions }: Issue): Mask[] => [
  ...comments.map(({ span }) => ({ span, by: " " })),
  ...codeSpans.map(({ span }) => ({ span, by: CODE_MASK })),
  ...definitions.map(({ span }) => ({ span, by: CODE_MASK })),
];

/**
 * The whole text without what was parsed: links, code, definitions, comments and escaped characters are masked, so that
 * a bracket or asterisk that remains belongs to none of them. Bare URLs remain. Offsets are those of the source.
 */
export const unparsedText = defineAnalysis((issue): string =>
  cover(issue.source.text, [
    ...opaque(issue),
    ...issue.links.filter(({ form }) => form !== "bare").map(({ span }) => ({ span, by: LINK_MASK })),
  ]),
);

/** The whole text as far as it is prose, including the texts of links: code, URLs, definitions and comments are masked. */
export const proseText = defineAnalysis((issue): string =>
  cover(issue.source.text, [
    ...opaque(issue),
    ...issue.links.map((link) => ({
      span:
        link.form === "inline" || link.form === "reference"
          ? { start: link.text.span.end, end: link.span.end }
          : link.span,
      by: LINK_MASK,
    })),
  ]),
);

/** Lines that form one run of text: an item, heading or paragraph with the lines that continue it. */
export interface TextBlock {
  readonly line: Line;
  readonly span: Span;
}

const continues = (line: Line, before: Line | undefined): boolean =>
  (line.kind === "text" && (before?.kind === "text" || before?.kind === "item" || before?.kind === "quote")) ||
  (line.kind === "quote" && before?.kind === "quote");

/** The runs of text of an issue: emphasis and the like may span lines, but not two of these. */
export const textBlocks = defineAnalysis(({ lines }): readonly TextBlock[] => {
  const blocks: { line: Line; span: Span }[] = [];
  lines.forEach((line, index) => {
    const last = blocks.at(-1);
    if (last && continues(line, lines[index - 1])) last.span = { start: last.span.start, end: line.span.end };
    else if (["text", "item", "quote", "heading", "table"].includes(line.kind)) blocks.push({ line, span: line.span });
  });
  return blocks;
});
