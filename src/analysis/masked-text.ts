/** The text of an issue with what was parsed masked, character for character so that offsets stay valid, and its blocks. */
import type { Issue, Line } from "../document/types.ts";
import type { Span } from "../text/span.ts";
import { defineAnalysis } from "./define-analysis.ts";

/** Replaces each character of a link that was parsed. */
export const LINK_MASK = "\uFFFC";
/** Replaces each character of a code span or definition, and both of `\*` and other escapes. */
export const CODE_MASK = "\uFFFD";
/** Either of them. */
export const MASKED = new RegExp(`[${LINK_MASK}${CODE_MASK}]`);

interface Mask {
  readonly span: Span;
  /** What each character of the span is replaced by. */
  readonly character: string;
}

/** A backslash with the ASCII punctuation that it escapes. */
const ESCAPE = /\\[!-/:-@[-`{-~]/g;

const REPEATED = new Map([LINK_MASK, CODE_MASK, " "].map((character) => [character, character.repeat(500)]));

/** The character repeated; sliced from a long string of it, since `repeat` is slower. */
const repeated = (character: string, length: number): string => {
  const long = REPEATED.get(character) ?? "";
  return length <= long.length ? long.slice(0, length) : character.repeat(length);
};

/** Masks the spans, except for line endings, and all escapes. Of nested spans the outer one's mask is used. */
const applyMasks = (text: string, masks: readonly Mask[]): string => {
  const parts: string[] = [];
  let done = 0;
  for (const { span, character } of [...masks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    if (span.end <= done) continue;
    const start = Math.max(done, span.start);
    const covered = text.slice(start, span.end);
    parts.push(
      text.slice(done, start),
      covered.includes("\n") ? covered.replace(/[^\r\n]/g, character) : repeated(character, covered.length),
    );
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join("").replace(ESCAPE, CODE_MASK.repeat(2));
};

/** The masks of what is neither prose nor a link. */
const masksOfNonProse = ({ codeSpans, comments, definitions }: Issue): Mask[] => [
  ...comments.map(({ span }) => ({ span, character: " " })),
  ...codeSpans.map(({ span }) => ({ span, character: CODE_MASK })),
  ...definitions.map(({ span }) => ({ span, character: CODE_MASK })),
];

/**
 * The whole text without what was parsed: links, code, definitions, comments and escaped characters are masked, so that
 * a bracket or asterisk that remains belongs to none of them. Bare URLs remain. Offsets are those of the source.
 */
export const unparsedText = defineAnalysis((issue): string =>
  applyMasks(issue.source.text, [
    ...masksOfNonProse(issue),
    ...issue.links.filter(({ form }) => form !== "bare").map(({ span }) => ({ span, character: LINK_MASK })),
  ]),
);

/** The whole text as far as it is prose, including the texts of links: code, URLs, definitions and comments are masked. */
export const proseText = defineAnalysis((issue): string =>
  applyMasks(issue.source.text, [
    ...masksOfNonProse(issue),
    ...issue.links.map((link) => ({
      span:
        link.form === "inline" || link.form === "reference"
          ? { start: link.text.span.end, end: link.span.end }
          : link.span,
      character: LINK_MASK,
    })),
  ]),
);

/** Lines that are parsed as one text: an item, heading, paragraph or quote with the lines that continue it. */
export interface TextBlock {
  /** The first. */
  readonly line: Line;
  readonly span: Span;
}

/** Whether the line continues the block of the line before it. */
const continues = (line: Line, before: Line | undefined): boolean =>
  (line.kind === "text" && (before?.kind === "text" || before?.kind === "item" || before?.kind === "quote")) ||
  (line.kind === "quote" && before?.kind === "quote");

/** The text blocks of an issue: links, emphasis and the like may span the lines of one block, but not two blocks. */
export const textBlocks = defineAnalysis(({ lines }): readonly TextBlock[] => {
  const blocks: { line: Line; span: Span }[] = [];
  lines.forEach((line, index) => {
    const last = blocks.at(-1);
    if (last && continues(line, lines[index - 1])) last.span = { start: last.span.start, end: line.span.end };
    else if (["text", "item", "quote", "heading", "table"].includes(line.kind)) blocks.push({ line, span: line.span });
  });
  return blocks;
});
