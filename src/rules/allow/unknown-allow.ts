import { defineRule, GROUPS, unsafeFix } from "../../rule/define-rule.ts";

const factOf = (name: string): string => {
  if (name === "") return "this comment names no rule";
  if (Object.hasOwn(GROUPS, name)) return `\`${name}\` is a group, and a comment allows single rules`;
  return `there is no rule \`${name}\``;
};

export default defineRule({
  id: "unknown-allow",
  on: "allow",
  group: "allow",
  fix: "sometimes",
  summary: "an allow comment names a rule that does not exist, or is not written as one",
  why: "It allows nothing, and whoever wrote it believes that it does.",
  examples: [
    {
      incorrect: `
<!-- twir-lint-allow discouragd-link: its readme is the article -->
                     ^^^^^^^^^^^^^^^ there is no rule \`discouragd-link\`
* [crabby](https://github.com/crabby-rs/crabby)`,
      correct: `
<!-- twir-lint-allow discouraged-link: its readme is the article -->
* [crabby](https://github.com/crabby-rs/crabby)`,
    },
    {
      incorrect: `
<!-- twir-lint-ignore discouraged-link: its readme is the article -->
     ^^^^^^^^^^^^^^^^ \`twir-lint-ignore\` is not how a comment allows something
* [crabby](https://github.com/crabby-rs/crabby)`,
      correct: `
<!-- twir-lint-allow discouraged-link: its readme is the article -->
* [crabby](https://github.com/crabby-rs/crabby)`,
    },
    {
      incorrect: `
<!-- twir-lint-ignore-next-line -->
     ^^^^^^^^^^^^^^^^^^^^^^^^^^ \`twir-lint-ignore-next-line\` is not how a comment allows something
* [Post](https://blog.example.net/post)`,
      correct: "* [Post](https://blog.example.net/post)",
    },
    {
      incorrect: `
<!-- twir-lint-allow guideline: its readme is the article -->
                     ^^^^^^^^^ \`guideline\` is a group, and a comment allows single rules
* [Post](https://blog.example.net/post)`,
      correct: "* [Post](https://blog.example.net/post)",
    },
    {
      incorrect: `
<!-- twir-lint-allow: everything -->
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this comment names no rule
* [Post](https://blog.example.net/post)`,
      correct: "* [Post](https://blog.example.net/post)",
    },
  ],
  *check({ rule, misnamed, known, meant, removal }) {
    if (misnamed) {
      const { word, right } = misnamed;
      yield {
        span: word.span,
        message: `\`${word.value}\` is not how a comment allows something`,
        help: /enable/i.test(word.value)
          ? "remove it: `twir-lint-allow` holds for one line and has no end"
          : "write `<!-- twir-lint-allow RULE: reason -->`",
        // What names no rule, an unknown one or no reason would be a finding after it too.
        fix:
          known && right !== undefined ? unsafeFix(`write \`${right}\``, { span: word.span, text: right }) : undefined,
      };
      return;
    }
    if (known) return;
    yield {
      span: rule.span,
      message: factOf(rule.value),
      help: meant ? `did you mean \`${meant}\`?` : "name the rule as its finding does, or remove it",
      fix: meant
        ? unsafeFix(`write \`${meant}\``, { span: rule.span, text: meant })
        : unsafeFix("remove it", { span: removal, text: "" }),
    };
  },
});
