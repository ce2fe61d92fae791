import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "entry-final-period",
  on: "entry",
  group: "hint",
  fix: "always",
  since: "2020-05-05",
  summary: "a period stands behind the link of an entry",
  why: "An entry is a title, not a sentence.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows).
                                                               ^ a period behind the link`,
      correct: "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    },
  ],
  *check({ rest, lead, link }) {
    if (rest.value !== "." || lead.value !== "") return;
    const span = { start: link.span.end, end: rest.span.end };
    yield {
      span: rest.span,
      message: "a period behind the link",
      help: "remove it",
      fix: safeFix("remove the period", { span, text: "" }),
    };
  },
});
