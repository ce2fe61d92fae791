import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "trailing-whitespace",
  on: "line",
  // Matches the last character of a run, which most lines do not have, and only then the rest of the run, backwards.
  match: /[ \t]$(?<=(?<![ \t])([ \t]+))/,
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
  *check({ span, kind, index }, { issue }, { groups: [blank] }) {
    if (!blank || kind === "code") return;
    const next = issue.lines[index + 1]?.kind;
    const breaksLine = blank.value.length > 1 && blank.span.start > span.start && (next === "text" || next === "quote");
    if (breaksLine) return;
    yield {
      span: blank.span,
      message: "white space at the end of the line",
      help: "remove it",
      fix: safeFix("remove it", { span: blank.span, text: "" }),
    };
  },
});
