import type { Line } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

/** What the site sees above a list that it takes for part of a paragraph; other rules report broken lines. */
const isParagraph = (line: Line | undefined, broken: ReadonlySet<Line>): line is Line =>
  line !== undefined && ["text", "table", "quote", "comment"].includes(line.kind) && !broken.has(line);

/** So many columns make code of a line behind a blank one. */
const CODE = 4;

export default defineRule({
  id: "glued-list",
  on: "issue",
  group: "syntax",
  fix: "sometimes",
  summary: "a list stands directly under a paragraph line",
  why: "GitHub's preview shows a list there. The site does not: it prints one paragraph with literal `*`, unless a blank line stands between.",
  source: "https://github.com/rust-lang/this-week-in-rust/issues/7507",
  examples: [
    {
      in: "approved-rfcs",
      incorrect: `
These are the RFCs that were approved for implementation this week:
* [Unblock the crab](https://github.com/rust-lang/rfcs/pull/3416)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the list is glued to the paragraph above, the site shows its 2 \`*\` as text
* [Name the claws](https://github.com/rust-lang/rfcs/pull/3417)`,
      correct: `
These are the RFCs that were approved for implementation this week:

* [Unblock the crab](https://github.com/rust-lang/rfcs/pull/3416)
* [Name the claws](https://github.com/rust-lang/rfcs/pull/3417)`,
    },
  ],
  *check({ lines, malformed }, { source }) {
    const broken = new Set(malformed.map(({ line }) => line));
    for (const line of lines) {
      if (line.kind !== "item" || line.shown > 0 || !isParagraph(lines[line.index - 1], broken)) continue;
      if (!/^\s/.test(source.text.slice(line.marker?.span.end, line.span.end))) continue;
      let last = line;
      for (let next = lines[last.index + 1]; next?.kind === "item"; next = lines[last.index + 1]) last = next;
      const count = last.index - line.index + 1;
      yield {
        span: { start: line.marker?.span.start ?? line.span.start, end: line.span.end },
        message: `the list is glued to the paragraph above, the site shows its ${count > 1 ? `${count} ` : ""}\`${line.marker?.value}\` as text`,
        help:
          line.indent < CODE
            ? "put a blank line between the paragraph and the list"
            : "put a blank line between the paragraph and the list, and move the list to the left",
        // Behind a blank line an indented list is code.
        fix:
          line.indent < CODE
            ? safeFix("insert a blank line", {
                span: { start: line.span.start, end: line.span.start },
                text: source.eol,
              })
            : undefined,
      };
    }
  },
});
