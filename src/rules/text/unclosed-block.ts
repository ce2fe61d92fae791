import { blankOut } from "../../document/comments.ts";
import { closesFence, Fences, openingFence } from "../../document/fences.ts";
import type { Comment, Issue, Line } from "../../document/types.ts";
import { kindOfTitle } from "../../newsletter/outline.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";
import { insertion } from "../../text/edit.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";

/** The comment with `-->` behind each line that opens one inside it: what it hides is seen again. */
const closedEach = (text: string): string =>
  text.replaceAll(/[^\r\n]+/g, (line) => (line.includes("<!--") && !line.includes("-->") ? `${line} -->` : line));

/** A comment that nothing closes, or only what closes another one. */
const unclosedComment = ({ span, text, closed }: Comment, source: SourceFile): Finding | undefined => {
  const last = text.value.lastIndexOf("<!--");
  if (closed && last < 0) return undefined;
  const { end } = source.lines[source.lineIndex(span.start)] as Span;
  const hiding = { start: span.start, end: text.span.start + last };
  return {
    span: { start: span.start, end: Math.min(end, span.end) },
    message: closed
      ? "this comment is closed only by the end of another, and hides all between"
      : "this comment is never closed, and the site shows it",
    help: "close it with `-->`",
    rootCause: closed ? { span: hiding, text: closedEach(source.slice(hiding)) } : insertion(end, " -->"),
  };
};

/** The blocks of code with their fences, the second of which may be missing. */
function* fencedBlocks({ lines }: Issue, source: SourceFile): Iterable<readonly [Line, ...Line[]]> {
  const fences = new Fences();
  let block: [Line, ...Line[]] | undefined;
  for (const line of lines.filter(({ kind }) => kind === "code")) {
    fences.isCode(source.slice(line.span));
    if (block) block.push(line);
    else block = [line];
    if (fences.isOpen) continue;
    yield block;
    block = undefined;
  }
  if (block) yield block;
}

const HEADING = /^ {0,3}#{1,5} +([^#\s].*)$/;

const isHeading = (text: string): boolean => {
  const title = HEADING.exec(text)?.[1];
  return title !== undefined && kindOfTitle(title.replace(/^\[([^\]]*)\].*/, "$1").trim(), "preamble") !== "unknown";
};

/** A block of code that is never closed, or only behind a heading: what was meant as code ends before. */
const unclosedFence = (block: readonly [Line, ...Line[]], source: SourceFile): Finding | undefined => {
  const [opening, ...inside] = block;
  const fence = openingFence(source.slice(opening.span)) ?? "";
  const last = block.at(-1) as Line;
  const isClosed = inside.length > 0 && closesFence(source.slice(last.span), fence);
  const heading = inside.find(({ span }) => isHeading(source.slice(span)));
  if (isClosed && !heading) return undefined;
  // A second opening inside takes the closing fence for itself, once the first is gone.
  const opensAgain = inside.some((line) => line !== last && openingFence(source.slice(line.span)) !== undefined);
  const blanked = [opening.content.span, ...(isClosed && !opensAgain ? [last.content.span] : [])];
  const all = { start: opening.content.span.start, end: last.span.end };
  return {
    span: opening.content.span,
    message: isClosed
      ? `this block of code is closed only below the heading that it hides, \`${source.slice((heading as Line).span).trim()}\``
      : "this block of code is never closed, and all below is shown as code",
    // In words: in a message the backticks would stand between two more.
    help: `close it with a line of ${fence.length} ${fence.startsWith("~") ? "tildes" : "backticks"}`,
    // Blanks are as long as the fences, so that all else keeps its offset.
    rootCause: { span: all, text: blankOut(source.text, blanked).slice(all.start, all.end) },
  };
};

export default defineRule({
  id: "unclosed-block",
  on: "issue",
  group: "syntax",
  fix: "never",
  hidesOthers: true,
  summary: "a comment or a block of code is not closed, or only behind what it should not hold",
  why: "What stands behind an open `<!--` is on no page, up to the next `-->`; without one the site shows the comment itself. Behind an open fence all is code.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

<!-- more tales
^^^^^^^^^^^^^^^ this comment is never closed, and the site shows it`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

<!-- more tales -->`,
    },
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

\`\`\`rust
^^^^^^^ this block of code is never closed, and all below is shown as code`,
      correct: "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    },
  ],
  *check(issue, { source }) {
    const comments = issue.comments.map((comment) => unclosedComment(comment, source));
    const blocks = [...fencedBlocks(issue, source)].map((block) => unclosedFence(block, source));
    yield* [...comments, ...blocks].filter((finding) => finding !== undefined);
  },
});
