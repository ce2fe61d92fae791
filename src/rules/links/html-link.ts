import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "html-link",
  on: "html",
  match: /^<a\s(?:[^>]*\s)?href\s?=/i,
  group: "style",
  fix: "never",
  summary: "a link is written in HTML",
  why: "The newsletter writes links as `[text](URL)`; of one in HTML nobody checks where it leads and whether it is there twice.",
  examples: [
    {
      incorrect: `
* <a href="https://blog.example.net/tides">Tides of the week</a>
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a link is written in HTML`,
      correct: `
* [Tides of the week](https://blog.example.net/tides)`,
    },
  ],
  *check({ span }) {
    yield { span, message: "a link is written in HTML", help: "write `[text](URL)`" };
  },
});
