import { canonicalTag } from "../../document/tags.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unknown-tag",
  on: "entry",
  group: "guideline",
  yieldsTo: ["malformed-link"],
  fix: "never",
  since: ERA.tags,
  summary: "a link carries a tag that the newsletter does not have",
  why: "Readers know `[video]`, `[audio]`, `[series]` and languages of two letters; anything else reads like a part of the title.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* [podcast] [Crabs on air](https://radio.example.net/crabs)
  ^^^^^^^^^ \`[podcast]\` is none of the newsletter's tags`,
      correct: "* [audio] [Crabs on air](https://radio.example.net/crabs)",
    },
  ],
  *check({ tags, isCommunity }) {
    if (!isCommunity) return;
    for (const { span, value } of tags) {
      if (canonicalTag(value) !== undefined) continue;
      yield {
        span,
        message: `\`${value}\` is none of the newsletter's tags`,
        help: "use `[video]`, `[audio]`, `[series]` or a language such as `[ES]`, or make it part of the title",
      };
    }
  },
});
