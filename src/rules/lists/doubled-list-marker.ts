import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "doubled-list-marker",
  on: "line",
  group: "syntax",
  fix: "always",
  summary: "a list item starts with two markers",
  why: "The site shows the second marker as a list inside the list. A line like `* *No … this week.*` is right: its second `*` opens emphasis.",
  examples: [
    {
      incorrect: `
* * [Crabs all the way down](https://blog.example.net/crabs)
  ^^ the item has a second list marker`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
  ],
  *check({ kind, content }) {
    const second = kind === "item" ? /^(?:[*+-][ \t]+)+(?=\S)/.exec(content.value) : null;
    if (!second) return;
    const span = { start: content.span.start, end: content.span.start + second[0].length };
    yield {
      span,
      message: "the item has a second list marker",
      help: "remove one of the two",
      fix: safeFix("remove it", { span, text: "" }),
    };
  },
});
