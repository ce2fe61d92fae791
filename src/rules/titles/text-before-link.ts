import { linksIn } from "../../document/parse-context.ts";
import { tagInWords } from "../../document/tags.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

const HAS_LETTERS = /[^\W_]/;

export default defineRule({
  id: "text-before-link",
  on: "entry",
  group: "guideline",
  yieldsTo: ["malformed-tag", "malformed-link", "doubled-list-marker", "wrong-marker-spacing"],
  fix: "sometimes",
  since: ERA.tags,
  summary: "words stand between the list marker or tag of an entry and its link",
  why: "An entry is its tags and a link with the page's title. A medium or a language is a tag, `[video]`, `[ES]`, so that readers and scripts find it.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* Video: [Crabs on camera](https://video.example.net/crabs)
  ^^^^^^ text before the link: \`Video:\`
* (Spanish) [Cangrejos](https://blog.example.net/cangrejos)
  ^^^^^^^^^ text before the link: \`(Spanish)\``,
      correct: `
* [video] [Crabs on camera](https://video.example.net/crabs)
* [ES] [Cangrejos](https://blog.example.net/cangrejos)`,
    },
    {
      incorrect: `
* New release: [crabby 0.3](https://blog.example.net/crabby-0-3)
  ^^^^^^^^^^^^ text before the link: \`New release:\``,
      correct: "* [New release: crabby 0.3](https://blog.example.net/crabby-0-3)",
    },
  ],
  *check({ lead, link, line, isCommunity }, { issue }) {
    if (!isCommunity || link.form !== "inline" || !HAS_LETTERS.test(lead.value)) return;
    // Several links on a line are a sentence, which an editor wrote.
    if (linksIn(issue, line.span).length > 1) return;
    const tag = tagInWords(lead.value);
    const fix =
      tag && safeFix(`write \`${tag}\``, { span: { start: lead.span.start, end: link.span.start }, text: `${tag} ` });
    yield {
      span: lead.span,
      message: `text before the link: \`${lead.value}\``,
      help: tag ? `write \`${tag}\` in its place` : "remove it, or make it part of the title",
      ...(fix && { fix }),
    };
  },
});
