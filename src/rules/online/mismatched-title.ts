import { misspellingInTitle } from "../../analysis/misspellings.ts";
import { languageOfTag } from "../../document/tags.ts";
import { bareTitles, hasOwnTitles } from "../../newsletter/site-names.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { linkText } from "../../text/markdown-escape.ts";
import { holdsInOrder, sharedWords, titleWords } from "../../text/title-words.ts";
import { parseUrl } from "../../text/url.ts";

/** With a smaller share of common words they are two titles, not one and its short form. */
const ENOUGH_SHARED = 0.5;

/** Whether one of the two is a short form of the other, or a similar wording of it. */
const isSame = (written: readonly string[], onPage: readonly string[]): boolean =>
  holdsInOrder(onPage, written) || holdsInOrder(written, onPage) || sharedWords(written, onPage) >= ENOUGH_SHARED;

/** Titles in other letters are translated too. */
const isLatin = (title: string): boolean => /\p{Script=Latin}/u.test(title);

/** The offset of a word, ignoring case; -1 also where the lower case of the text is longer, as that of `İ` is. */
const indexOfWord = (title: string, word: string): number => {
  const lower = title.toLowerCase();
  return lower.length === title.length ? lower.indexOf(word) : -1;
};

export default defineRule({
  id: "mismatched-title",
  on: "entry",
  group: "online",
  needs: ["pages"],
  fix: "always",
  summary: "the title of a link is not that of its page",
  why: "The newsletter asks for the page's title; a wrong one sends readers to the wrong page, or was copied from the line above. A title cut short, without the site's name or in other case and punctuation is no mistake.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      pages: {
        "https://blog.example.net/anger": { titles: ["Borrowing in `anger` | Crab Log", "Borrowing in `anger`"] },
        "https://blog.example.net/tides": { titles: ["Tides &amp; traits: what the beach taught me - example"] },
        "https://blog.example.net/cycles": { titles: ["Cyclic borrows in practice"] },
      },
      incorrect: `
* [My new blog post](https://blog.example.net/anger)
   ^^^^^^^^^^^^^^^^ the page's title is \`Borrowing in 'anger'\`
* [Tides and Traits](https://blog.example.net/tides)
* [Cylic borrows in practice](https://blog.example.net/cycles)
   ^^^^^ the page spells it \`Cyclic\``,
      correct: `
* [Borrowing in \\\`anger\\\`](https://blog.example.net/anger)
* [Tides and Traits](https://blog.example.net/tides)
* [Cyclic borrows in practice](https://blog.example.net/cycles)`,
    },
  ],
  *check({ link: { text, url }, isCommunity, tags }, { pages }) {
    const parts = parseUrl(url);
    if (!parts || !isCommunity || parts.fragment) return;
    const page = pages.of(url.value);
    const isEnglish = /^en\b|^$/i.test(page?.language ?? "") && !tags.some(languageOfTag);
    // A title in another language is translated as often as not.
    if (page?.verdict !== "alive" || !isEnglish || !hasOwnTitles(parts.hostName, parts.path.value)) return;
    const titles = bareTitles(page.titles, parts.hostName);
    const written = titleWords(text.value);
    const [likely] = titles;
    if (likely === undefined || ![text.value, ...titles].every(isLatin)) return;
    const same = titles.find((title) => isSame(written, titleWords(title)));
    if (same === undefined) {
      yield {
        span: text.span,
        message: `the page's title is \`${likely.replaceAll("`", "'")}\``,
        help: "write the page's own title, or check the link",
        fix: unsafeFix("write the page's title", { span: text.span, text: linkText(likely) }),
      };
      return;
    }
    const { inTitle, elsewhere } = misspellingInTitle(written, titleWords(same)) ?? { inTitle: "", elsewhere: "" };
    const at = indexOfWord(text.value, inTitle);
    if (inTitle === "" || at < 0 || titles.some((title) => title.toLowerCase().includes(inTitle))) return;
    const span = { start: text.span.start + at, end: text.span.start + at + inTitle.length };
    const there = indexOfWord(same, elsewhere);
    const spelled = there < 0 ? elsewhere : same.slice(there, there + elsewhere.length);
    yield {
      span,
      message: `the page spells it \`${spelled}\``,
      help: "check which of the two is right",
      fix: unsafeFix(`write \`${spelled}\``, { span, text: spelled }),
    };
  },
});
