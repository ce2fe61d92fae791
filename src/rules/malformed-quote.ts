import { defineRule, safeFix } from "./define-rule.ts";

export default defineRule({
  id: "malformed-quote",
  on: "issue",
  group: "structure",
  fix: "sometimes",
  summary: "the quote of the week has no `>` lines, or nobody who said it",
  why: "Every issue has shown the quote as a block and, below, who said it and where, as a link.",
  examples: [
    {
      in: "quote",
      incorrect: `
> The borrow checker is a friend who is always right.

– Ferris on the Rust users forum
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the attribution of the quote is not a link`,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
    {
      in: "quote",
      incorrect: `
> The borrow checker is a friend who is always right.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the quote does not say who said it`,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
    {
      in: "quote",
      incorrect: `
> The borrow checker is a friend who is always right.
– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the attribution is glued to the quote, the site shows it as part of it`,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
  ],
  *check({ quote, source }) {
    // An issue without its quote yet is not finished: other rules speak of that.
    if (!quote?.body) return;
    const { attribution, body } = quote;
    const lastLine = source.lines[source.lineIndex(body.end)] ?? body;
    if (!attribution && /^[-\u2010-\u2015] ?\[/.test(source.slice(lastLine))) {
      yield {
        span: lastLine,
        message: "the attribution is glued to the quote, the site shows it as part of it",
        help: "put a blank line between them",
        fix: safeFix("insert a blank line", { span: { start: lastLine.start, end: lastLine.start }, text: source.eol }),
      };
    } else if (!attribution) {
      yield {
        span: lastLine,
        message: "the quote does not say who said it",
        help: "add `– [Who on where](URL)` below it",
      };
    } else if (!attribution.link && / on /.test(attribution.line.content.value)) {
      // An editor's own line, `– llogiq`, has nowhere to link to; `on …` says that there is a where.
      yield {
        span: attribution.line.span,
        message: "the attribution of the quote is not a link",
        help: "write `– [Who on where](URL)`",
      };
    }
  },
});
