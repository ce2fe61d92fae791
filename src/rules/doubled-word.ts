import { within } from "../model/markdown.ts";
import { overlaps } from "../text/span.ts";
import { defineRule } from "./define-rule.ts";

/** Words that never follow themselves; `that that` and `had had` may, and names do. */
const DOUBLED =
  /(?<![\p{L}\p{N}'’_-])(a|an|and|are|at|be|by|from|have|i|in|it|of|on|or|our|the|their|these|they|this|to|was|we|were|with|you|your)[ \t]\1(?![\p{L}\p{N}'’_-])/giu;

export default defineRule({
  id: "doubled-word",
  on: "line",
  mentions: /(?<=\b([a-z]{1,5}))[ \t]\1\b/i,
  group: "hint",
  fix: "never",
  summary: "a small word stands twice in a row",
  why: "A slip of editing that readers see at once.",
  examples: [
    {
      incorrect: `
* [A tale of of two borrows](https://blog.example.net/two-borrows)
          ^^^^^ \`of\` stands twice`,
      correct: "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    },
  ],
  *check({ span, kind }, { issue, source }) {
    if (kind !== "item" && kind !== "text" && kind !== "quote") return;
    const text = source.slice(span);
    const code = within(issue.codeSpans, span);
    for (const match of text.matchAll(DOUBLED)) {
      const start = span.start + match.index;
      const found = { start, end: start + match[0].length };
      if (code.some((each) => overlaps(each.span, found))) continue;
      const word = (match[1] as string).toLowerCase();
      yield { span: found, message: `\`${word}\` stands twice`, help: "remove one of them" };
    }
  },
});
