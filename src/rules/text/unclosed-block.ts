import { Fences } from "../../document/fences.ts";
import type { Comment, Issue } from "../../document/types.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";
import { insertion } from "../../text/edit.ts";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";

/** A comment that nothing closes, or only what closes the next one. */
const unclosedComment = ({ span, text, closed }: Comment, source: SourceFile): Finding | undefined => {
  const next = text.value.indexOf("<!--");
  if (closed && next < 0) return undefined;
  const fault = closed
    ? `is not closed before the next one, on line ${source.position(text.span.start + next).line}, and hides all between`
    : "is never closed, and the site shows it";
  const { end } = source.lines[source.lineIndex(span.start)] as Span;
  return {
    span: { start: span.start, end: Math.min(end, span.end) },
    message: `this comment ${fault}`,
    help: "close it with `-->`",
    rootCause: insertion(end, " -->"),
  };
};

/** The fence that no other closes: all up to the end of the file is code. */
const unclosedFence = ({ lines }: Issue, source: SourceFile): Finding | undefined => {
  const fences = new Fences();
  let opening: Span | undefined;
  for (const { kind, span, content } of lines) {
    if (kind !== "code") continue;
    const wasOpen = fences.isOpen;
    fences.isCode(source.slice(span));
    if (!wasOpen) opening = content.span;
  }
  if (!fences.isOpen || !opening) return undefined;
  return {
    span: opening,
    message: "this block of code is never closed, and all below is shown as code",
    help: "close it with the same backticks on a line of their own",
    rootCause: { span: opening, text: "" },
  };
};

export default defineRule({
  id: "unclosed-block",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "a comment or a block of code is not closed, and hides what follows",
  why: "What stands behind an open `<!--` is on no page, up to the next `-->`; behind an open fence all is code.",
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
    const found = [...issue.comments.map((comment) => unclosedComment(comment, source)), unclosedFence(issue, source)];
    yield* found.filter((finding) => finding !== undefined);
  },
});
