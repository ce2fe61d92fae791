import { defineRule, safeFix } from "./define-rule.ts";

export default defineRule({
  id: "empty-list-item",
  on: "line",
  group: "syntax",
  fix: "always",
  summary: "a list marker has nothing behind it",
  why: "The site shows a lone bullet, and the newsletter's own check fails on it.",
  examples: [
    {
      incorrect: `
* [Crabs all the way down](https://blog.example.net/crabs)
*
^ list item is empty`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
  ],
  *check({ kind, marker, content, span }, { source }) {
    if (kind !== "item" || !marker || content.value !== "") return;
    yield {
      span: marker.span,
      message: "list item is empty",
      help: "remove the line",
      fix: safeFix("remove the line", { span: source.wholeLines(span), text: "" }),
    };
  },
});
