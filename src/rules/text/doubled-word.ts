import { defineRule } from "../../rule/define-rule.ts";
import { itemsWithin, overlaps } from "../../text/span.ts";

/** Words that never follow themselves; `that that` and `had had` may, and names do. */
const WORDS =
  "a an and are at be by from have i in it of on or our the their these they this to was we were with you your".split(
    " ",
  );
/** Next to one of these a word is part of a longer one. */
const OF_WORD = /[\p{L}\p{N}'’_-]/u;

export default defineRule({
  id: "doubled-word",
  on: "line",
  match: new RegExp(`\\b(${WORDS.map((word) => `${word}[ \\t]${word}`).join("|")})\\b`, "gi"),
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
  *check({ kind, span: line }, { issue, source }, { span, value }) {
    if (kind !== "item" && kind !== "text" && kind !== "quote") return;
    if (OF_WORD.test(source.text[span.start - 1] ?? "") || OF_WORD.test(source.text[span.end] ?? "")) return;
    if (itemsWithin(issue.codeSpans, line).some((code) => overlaps(code.span, span))) return;
    yield { span, message: `\`${value.split(/\s/)[0]?.toLowerCase()}\` stands twice`, help: "remove one of them" };
  },
});
