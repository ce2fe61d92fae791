import { languageOfTag } from "../../document/tags.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { hasLetterOrNumber } from "../../text/letters.ts";
import { matchesOf } from "../../text/matches.ts";

/** White space before a colon, and the characters around them; `a :: b` and `a := b` are code. */
const SPACED_COLON = /(?<=(\S))\s+(?=:\s+(\S))/gu;
/** Whether a word ends or begins with the character, or something that stands for one. */
const endsWord = (character: string): boolean => /[)\]"*]/.test(character) || hasLetterOrNumber(character);
const beginsWord = (character: string): boolean => /[*"(`]/.test(character) || hasLetterOrNumber(character);
const ACCENT = /[\u00C0-\u024F]/;

export default defineRule({
  id: "spaced-colon",
  on: "issue",
  // French puts a space there, and so do some authors in the titles of their own pages.
  group: "hint",
  fix: "always",
  summary: "a space stands before a colon in an English title",
  why: "`Crabs : an introduction` is French typography. Editors take the space out of English titles.",
  examples: [
    {
      incorrect: `
* [Crabs : an introduction](https://blog.example.net/crabs)
        ^ a space before the colon`,
      correct: "* [Crabs: an introduction](https://blog.example.net/crabs)",
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Series 2 : Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
                 ^ a space before the colon`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Series 2: Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ entries, events }) {
    const inEnglish = entries.filter(({ isCommunity, tags }) => isCommunity && !tags.some(languageOfTag));
    for (const { text } of [...inEnglish.map(({ link }) => link), ...events.flatMap((event) => event.titleLinks)]) {
      if (ACCENT.test(text.value)) continue;
      for (const { index, 0: blank, 1: before = "", 2: behind = "" } of matchesOf(text.value, SPACED_COLON)) {
        if (!endsWord(before) || !beginsWord(behind)) continue;
        const span = { start: text.span.start + index, end: text.span.start + index + blank.length };
        yield {
          span,
          message: "a space before the colon",
          help: "remove it",
          fix: safeFix("remove the space", { span, text: "" }),
        };
      }
    }
  },
});
