import { defineRule } from "../../rule/define-rule.ts";
import { hasLetterOrNumber } from "../../text/letters.ts";
import { itemsWithin, overlaps } from "../../text/span.ts";

/** Words that never follow themselves; `that that` and `had had` may, and names do. */
const WORDS = new Set(
  "a an and are at be by from have i in it of on or our the their these they this to was we were with you your".split(
    " ",
  ),
);
/** Next to such a character a word is part of a longer one. */
const isOfWord = (character: string): boolean => /['’_-]/.test(character) || hasLetterOrNumber(character);

export default defineRule({
  id: "doubled-word",
  on: "line",
  match: /\b([a-z]{1,5})[ \t]\1\b/gi,
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
    const word = value.split(/\s/)[0]?.toLowerCase() ?? "";
    if (!WORDS.has(word)) return;
    if (kind !== "item" && kind !== "text" && kind !== "quote") return;
    if (isOfWord(source.text[span.start - 1] ?? "") || isOfWord(source.text[span.end] ?? "")) return;
    if (itemsWithin(issue.codeSpans, line).some((code) => overlaps(code.span, span))) return;
    yield { span, message: `\`${word}\` stands twice`, help: "remove one of them" };
  },
});
