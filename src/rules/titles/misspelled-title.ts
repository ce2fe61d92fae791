import { misspellingsBetween } from "../../analysis/misspellings.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "misspelled-title",
  on: "entry",
  group: "hint",
  needs: ["dictionary"],
  fix: "never",
  yieldsTo: ["misspelled-word"],
  summary: "the URL spells a word of the title differently",
  why: "One of the two is a slip: titles are typed, slugs are made from the real title. Typos are the second most frequent correction.",
  examples: [
    {
      incorrect: `
* [Cylic borrows in practice](https://blog.example.net/cyclic-borrows-in-practice)
   ^^^^^ the URL spells it \`cyclic\``,
      correct: "* [Cyclic borrows in practice](https://blog.example.net/cyclic-borrows-in-practice)",
    },
  ],
  *check({ link: { text, url }, isCommunity }, { dictionary }) {
    const path = parseUrl(url)?.path.value;
    if (!path || !isCommunity) return;
    for (const { inTitle, elsewhere } of misspellingsBetween(text.value, path, dictionary)) {
      const start = text.span.start + text.value.indexOf(inTitle);
      yield {
        span: { start, end: start + inTitle.length },
        message: `the URL spells it \`${elsewhere}\``,
        help: `write \`${elsewhere}\` if that is meant`,
      };
    }
  },
});
