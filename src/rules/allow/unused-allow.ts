import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unused-allow",
  on: "allow",
  group: "allow",
  fix: "always",
  summary: "an allow comment keeps nothing back",
  why: "It would hide the next mistake of that kind on its line.",
  examples: [
    {
      incorrect: `
<!-- twir-lint-allow tracking-parameter, duplicate-link: the page needs it -->
                                         ^^^^^^^^^^^^^^ nothing here is kept back by \`duplicate-link\`
* [Post](https://blog.example.net/post?utm_source=feed)`,
      correct: `
<!-- twir-lint-allow tracking-parameter: the page needs it -->
* [Post](https://blog.example.net/post?utm_source=feed)`,
    },
    {
      incorrect: `
<!-- twir-lint-allow tracking-parameter: the page needs it -->
                     ^^^^^^^^^^^^^^^^^^ nothing here is kept back by \`tracking-parameter\`
* [Post](https://blog.example.net/post)`,
      correct: "* [Post](https://blog.example.net/post)",
    },
  ],
  *check({ rule, known, used, reason, removal }) {
    if (!known || used || reason === "") return;
    yield {
      span: rule.span,
      message: `nothing here is kept back by \`${rule.value}\``,
      help: "remove it",
      fix: safeFix("remove it", { span: removal, text: "" }),
    };
  },
});
