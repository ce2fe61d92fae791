import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "missing-final-newline",
  on: "issue",
  group: "hint",
  fix: "always",
  summary: "the file does not end with a line ending",
  why: "The next line that somebody adds would change this one too.",
  examples: [
    {
      replaces: ["footer"],
      untilEnd: true,
      incorrect: `
<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>
                                                                                                        ^ the last line has no line ending`,
      correct: `
<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>
`,
    },
  ],
  *check({ lines }, { source }) {
    const last = lines.at(-1);
    if (!last || last.span.end === last.span.start) return;
    const { end } = last.span;
    yield {
      span: { start: end - 1, end },
      message: "the last line has no line ending",
      help: "end the file with a line ending",
      fix: safeFix("add it", { span: { start: end, end }, text: source.eol }),
    };
  },
});
