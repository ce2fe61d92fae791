import { defineRule } from "../../rule/define-rule.ts";

/** The rest of a link whose brackets are not closed, which another rule reports. */
const BROKEN_LINK = /\][ :]{0,2}[(<[{（]{0,2} ?$|[(<[{（]$/;

export default defineRule({
  id: "bare-url",
  on: "link",
  // Links of every other form begin with a bracket.
  match: /^https?:/i,
  group: "guideline",
  fix: "never",
  summary: "a URL stands in the text without being a link",
  why: "GitHub's preview links it, the site prints it as plain text.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      incorrect: `
* Crabs at sea https://blog.example.net/sea
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this URL is no link on the site`,
      correct: "* [Crabs at sea](https://blog.example.net/sea)",
    },
  ],
  *check({ span }, { source }) {
    if (BROKEN_LINK.test(source.text.slice(Math.max(0, span.start - 5), span.start))) return;
    yield { span, message: "this URL is no link on the site", help: "write `[Title](URL)`" };
  },
});
