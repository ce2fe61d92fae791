import { defineRule } from "../../rule/define-rule.ts";
import { matchesOf } from "../../text/matches.ts";
import { itemsWithin, overlaps } from "../../text/span.ts";

/** Words that never follow themselves; `that that` and `had had` may, and names do. */
const WORDS =
  "a an and are at be by from have i in it of on or our the their these they this to was we were with you your".split(
    " ",
  );
const doubled = (): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}'’_-])(${WORDS.join("|")})[ \\t]\\1(?![\\p{L}\\p{N}'’_-])`, "giu");
/** The same without classes of Unicode and back references, which take five times as long. */
const MAY_BE_DOUBLED = new RegExp(`\\b(?:${WORDS.map((word) => `${word}[ \\t]${word}`).join("|")})\\b`, "i");

export default defineRule({
  id: "doubled-word",
  on: "line",
  mentions: MAY_BE_DOUBLED,
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
    const code = itemsWithin(issue.codeSpans, span);
    for (const match of matchesOf(text, doubled())) {
      const start = span.start + match.index;
      const found = { start, end: start + match[0].length };
      if (code.some((each) => overlaps(each.span, found))) continue;
      const word = (match[1] as string).toLowerCase();
      yield { span: found, message: `\`${word}\` stands twice`, help: "remove one of them" };
    }
  },
});
