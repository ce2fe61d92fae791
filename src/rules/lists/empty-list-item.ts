import type { Line } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

/** What is rendered as nothing behind a marker: more markers, a line break, code of spaces. */
const NOTHING = /^(?:[*+-]|<br ?\/?>|<\/?a>|`\s*`|\s)*$/;
/** A numbered item, or one in a quote, with nothing behind it. */
const OTHER = /^(?:>\s?)*(?:[*+-]|\d{1,9}\.)$/;

const isEmpty = ({ kind, content }: Line): boolean =>
  kind === "item" ? NOTHING.test(content.value) : (kind === "text" || kind === "quote") && OTHER.test(content.value);

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
  *check(line, { source }) {
    if (!isEmpty(line)) return;
    const { marker, content, span } = line;
    yield {
      span: content.value === "" && marker ? marker.span : content.span,
      message: "list item is empty",
      help: "remove the line",
      fix: safeFix("remove the line", { span: source.wholeLines(span), text: "" }),
    };
  },
});
