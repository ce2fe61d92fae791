import { misspellingsBetween } from "../../analysis/misspellings.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "misspelled-title",
  on: "entry",
  group: "hint",
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
  *check({ link: { text, url }, isCommunity }) {
    const path = parseUrl(url)?.path.value;
    if (!path || !isCommunity) return;
    for (const { inTitle, elsewhere } of misspellingsBetween(text.value, path)) {
      const at = text.value.search(new RegExp(inTitle, "i"));
      const span = at < 0 ? text.span : { start: text.span.start + at, end: text.span.start + at + inTitle.length };
      yield { span, message: `the URL spells it \`${elsewhere}\``, help: "check which of the two is right" };
    }
  },
});
