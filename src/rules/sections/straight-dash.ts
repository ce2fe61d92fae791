import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "straight-dash",
  on: "issue",
  group: "style",
  fix: "always",
  since: "2020-10-28",
  summary: "the quote's attribution starts with another dash than `–`",
  why: "Who said it stands behind an en dash. With `-` the site shows a list.",
  examples: [
    {
      replaces: ["quote"],
      incorrect: `
# Quote of the Week

> The borrow checker is a friend who is always right.

- [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)
^ the attribution starts with \`-\`

Thanks to [Corro](https://users.rust-lang.org/t/twir-quote-of-the-week/328/1700) for the suggestion!`,
      correct: `
# Quote of the Week

> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)

Thanks to [Corro](https://users.rust-lang.org/t/twir-quote-of-the-week/328/1700) for the suggestion!`,
    },
  ],
  *check({ quote }) {
    const dash = quote?.attribution?.dash;
    if (!dash || dash.value === "–" || !/^[-\u2010-\u2015]+$/.test(dash.value)) return;
    yield {
      span: dash.span,
      message: `the attribution starts with \`${dash.value}\``,
      help: "write `–`, an en dash",
      fix: safeFix("write an en dash", { span: dash.span, text: "–" }),
    };
  },
});
