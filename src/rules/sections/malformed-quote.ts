import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { insertion } from "../../text/edit.ts";
import { contains } from "../../text/span.ts";

const WHO_ON_WHERE = /^\[(?:(?! on )[^\]])* on [^\]]*\]\([^()]*\)$/;

export default defineRule({
  id: "malformed-quote",
  on: "issue",
  group: "structure",
  fix: "sometimes",
  since: "2019-06-11",
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
    {
      in: "quote",
      incorrect: `
The borrow checker is a friend who is always right.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the quote is not marked with \`>\`

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
    {
      in: "quote",
      incorrect: `
> The borrow checker is a friend who is always right.

[Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the attribution lacks its dash`,
      correct: `
> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
  ],
  *check({ quote, lines }, { source }) {
    if (!quote) return;
    const { attribution, body, prose } = quote;
    const unquoted = prose.find(({ span }) => span.end < (attribution?.line.span.start ?? 0));
    if (!body && unquoted) {
      const unquotedLines = lines.filter(({ content }) => contains(unquoted.span, content.span));
      const edits = unquotedLines.map(({ span, content }) => ({
        span: { start: span.start, end: content.span.start },
        text: content.value.startsWith(">") ? "" : "> ",
      }));
      const [message, help] = ["the quote is not marked with `>`", "put `>` and a space in front of its lines"];
      yield { span: unquoted.span, message, help, fix: safeFix("mark it with `>`", edits) };
    }
    // An issue that has no quote yet is not finished, which other rules report.
    if (!body) return;
    const lastLine = source.lines[source.lineIndex(body.end)] ?? body;
    const [paragraphBelow] = prose.filter(({ span }) => span.start > body.end);
    if (!attribution && /^[-\u2010-\u2015] ?\[/.test(source.slice(lastLine))) {
      const message = "the attribution is glued to the quote, the site shows it as part of it";
      const fix = safeFix("insert a blank line", insertion(lastLine.start, source.eol));
      yield { span: lastLine, message, help: "put a blank line between them", fix };
    } else if (!attribution && paragraphBelow && WHO_ON_WHERE.test(paragraphBelow.value)) {
      const fix = safeFix("add the dash", insertion(paragraphBelow.span.start, "– "));
      const help = "put `–` and a space in front";
      yield { span: paragraphBelow.span, message: "the attribution lacks its dash", help, fix };
    } else if (!attribution) {
      const help = "add `– [Who on where](URL)` below it";
      yield { span: lastLine, message: "the quote does not say who said it", help };
    } else if (!attribution.link && / on /.test(attribution.line.content.value)) {
      // A line by an editor, `– llogiq`, has nothing to link to; `on …` names a site that could be linked.
      const message = "the attribution of the quote is not a link";
      yield { span: attribution.line.span, message, help: "write `– [Who on where](URL)`" };
    }
  },
});
