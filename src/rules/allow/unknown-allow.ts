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
  fix: "always",
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
    if (known) return;
    if (misnamed) {
      const right = /file|all$/i.test(misnamed.value) ? "twir-lint-allow-file" : "twir-lint-allow";
      yield {
        span: misnamed.span,
        message: `\`${misnamed.value}\` is not how a comment allows something`,
        help: "write `<!-- twir-lint-allow RULE: reason -->`",
        fix:
          misnamed.value === right
            ? unsafeFix("remove it", { span: removal, text: "" })
            : unsafeFix(`write \`${right}\``, { span: misnamed.span, text: right }),
      };
      return;
    }
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
