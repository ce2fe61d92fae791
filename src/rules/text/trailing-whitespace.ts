import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "trailing-whitespace",
  on: "line",
  mentions: /[ \t]$/,
  group: "hint",
  fix: "always",
  summary: "a line ends in white space",
  why: "Nobody sees it, and every later edit of the line shows up as a change. Two spaces that break a line stay.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)\u0020\u0020
                                                               ^^ white space at the end of the line`,
      correct: "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    },
  ],
  *check({ span, kind, index }, { issue, source }) {
    const { text } = source;
    let start = span.end;
    while (start > span.start && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
    if (start === span.end || kind === "code") return;
    const next = issue.lines[index + 1]?.kind;
    const breaksLine = span.end - start > 1 && start > span.start && (next === "text" || next === "quote");
    if (breaksLine) return;
    yield {
      span: { start, end: span.end },
      message: "white space at the end of the line",
      help: "remove it",
      fix: safeFix("remove it", { span: { start, end: span.end }, text: "" }),
    };
  },
});
