import { isBesideForeignWords, linesInOtherLanguages } from "../../analysis/foreign-lines.ts";
import { proseWords } from "../../analysis/prose-words.ts";
import { spelling } from "../../analysis/spelling.ts";
import { wordsOfArchive } from "../../archive/known-words.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

const asWritten = (word: string, written: string): string =>
  written === written.toLowerCase() ? word : word.charAt(0).toUpperCase() + word.slice(1);

export default defineRule({
  id: "misspelled-word",
  on: "issue",
  group: "style",
  needs: ["dictionary"],
  consults: ["archive"],
  fix: "sometimes",
  summary: "a word is in no dictionary, and one key pressed wrongly makes it of a usual one",
  why: "Typos are the second most frequent correction. Names, code, URLs and other languages are left alone; so is a word that several earlier titles have. It is a warning, and repaired, where one everyday word alone may be meant by a word of seven letters or more that is no name and in no quote; else it is a hint.",
  examples: [
    {
      incorrect: `
* [Borrows that the compiler cannot supress](https://blog.example.net/borrows)
                                    ^^^^^^^ \`supress\` is in no dictionary, but \`suppress\` is`,
      correct: "* [Borrows that the compiler cannot suppress](https://blog.example.net/borrows)",
    },
    {
      incorrect: `
* [Develpers of the borrow checker](https://blog.example.net/borrow-checker)
   ^^^^^^^^^ \`Develpers\` is in no dictionary, but \`Developers\` is`,
      correct: "* [Developers of the borrow checker](https://blog.example.net/borrow-checker)",
    },
  ],
  *check(issue, { dictionary, archive }) {
    const meantBy = spelling({ dictionary, ...wordsOfArchive(archive) });
    const inOtherLanguages = linesInOtherLanguages(issue);
    for (const prose of proseWords(issue)) {
      if (prose.isOneWord || inOtherLanguages.has(prose.line)) continue;
      for (const word of prose.words) {
        const { span, value } = word;
        const meant = meantBy(value);
        if (!meant || isBesideForeignWords(word, prose, dictionary)) continue;
        const words = meant.words.map((each) => asWritten(each, value));
        const isCertain = meant.isCertain && prose.line.kind !== "quote";
        const [first = ""] = words;
        const named = words.map((each) => `\`${each}\``);
        yield {
          span,
          message: `\`${value}\` is in no dictionary, but ${named.join(" and ")} ${words.length > 1 ? "are" : "is"}`,
          help: isCertain ? `write \`${first}\`` : `write ${named.join(" or ")} if that is meant`,
          confidence: isCertain ? "certain" : "possible",
          fix: isCertain ? safeFix(`write \`${first}\``, { span, text: first }) : undefined,
        };
      }
    }
  },
});
