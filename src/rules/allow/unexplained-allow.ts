import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unexplained-allow",
  on: "allow",
  group: "allow",
  fix: "sometimes",
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
    {
      incorrect: `
<!-- twir-lint-allow discouraged-link - its readme is the article -->
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the reason lacks its colon, so \`discouraged-link\` is not allowed here
* [crabby](https://github.com/crabby-rs/crabby)`,
      correct: `
<!-- twir-lint-allow discouraged-link: its readme is the article -->
* [crabby](https://github.com/crabby-rs/crabby)`,
    },
  ],
  *check({ rule, reason, loose }) {
    if (reason !== "" || rule.value === "") return;
    const help = "say why behind a colon: `<!-- twir-lint-allow RULE: reason -->`";
    if (!loose) {
      yield { span: rule.span, message: `no reason why \`${rule.value}\` is allowed here`, help };
      return;
    }
    const words = loose.value.replace(/^[\s\u2010-\u2015-]+/, "");
    yield {
      span: loose.span,
      message: `the reason lacks its colon, so \`${rule.value}\` is not allowed here`,
      help,
      // After the fix the comment allows the rule here.
      fix: words === "" ? undefined : unsafeFix("write the colon", { span: loose.span, text: `: ${words}` }),
    };
  },
});
