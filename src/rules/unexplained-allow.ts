import { defineRule } from "./define-rule.ts";

export default defineRule({
  id: "unexplained-allow",
  on: "allow",
  group: "allow",
  fix: "never",
  summary: "an allow comment gives no reason",
  why: "The next editor has to know why the line stays as it is. Without a reason nothing is allowed.",
  examples: [
    {
      incorrect: `
<!-- twir-lint-allow tracking-parameter -->
                     ^^^^^^^^^^^^^^^^^^ no reason why \`tracking-parameter\` is allowed here
* [Post](https://blog.example.net/post?utm_source=feed)`,
      correct: `
<!-- twir-lint-allow tracking-parameter: the page needs it -->
* [Post](https://blog.example.net/post?utm_source=feed)`,
    },
  ],
  *check({ rule, reason }) {
    if (reason !== "" || rule.value === "") return;
    yield {
      span: rule.span,
      message: `no reason why \`${rule.value}\` is allowed here`,
      help: "say why behind a colon: `<!-- twir-lint-allow RULE: reason -->`",
    };
  },
});
