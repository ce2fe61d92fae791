import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "overlong-paragraph",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "a line or paragraph is far longer than anything in an issue",
  why: "Something other than an issue was pasted there, or line breaks were lost. Links in it are not checked: a text like that can keep a parser busy for minutes.",
  examples: [
    {
      in: "preamble",
      incorrect: `
${"[".repeat(61)}
${"^".repeat(61)} (+9 lines) a paragraph of 619 characters is not read
${`${"[".repeat(61)}\n`.repeat(9)}`.trimEnd(),
      correct: "Hello and welcome to another issue of *This Week in Rust*!",
    },
  ],
  *check({ oversized, unread }) {
    for (const span of oversized) {
      yield {
        span,
        message: `a paragraph of ${span.end - span.start} characters is not read`,
        help: "break it up, or remove it",
      };
    }
    const [first, ...others] = unread;
    if (first === undefined) return;
    const left = unread.reduce((sum, { start, end }) => sum + end - start, 0);
    yield {
      span: first,
      message: `${left} characters ${others.length > 0 ? "from here on " : ""}are not read: too much Markdown of unusual form stands before them`,
      help: "an issue has little of it: is this the right file? Look for brackets, fences and tags that are not closed",
    };
  },
});
