import { defineRule } from "../../rule/define-rule.ts";
import { hasLetterOrNumber } from "../../text/letters.ts";

const LONGEST = 12;

export default defineRule({
  id: "long-title",
  on: "entry",
  group: "hint",
  fix: "never",
  summary: `the title of a community link has more than ${LONGEST} words`,
  why: "Editors prefer about five words and send long ones back; nine in a hundred published titles are longer than twelve.",
  source: "https://github.com/rust-lang/this-week-in-rust/pull/8634",
  examples: [
    {
      incorrect: `
* [How we taught a crab to walk forward and why it still prefers to go sideways](https://blog.example.net/walk)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title has 16 words`,
      correct: "* [How we taught a crab to walk forward](https://blog.example.net/walk)",
    },
  ],
  *check({ link: { text, form }, isCommunity }) {
    if (form !== "inline" || !isCommunity) return;
    const pieces = text.value.split(/\s+/);
    if (pieces.length <= LONGEST) return;
    const words = pieces.filter(hasLetterOrNumber).length;
    if (words <= LONGEST) return;
    yield { span: text.span, message: `the title has ${words} words`, help: "shorten it to what the page is about" };
  },
});
