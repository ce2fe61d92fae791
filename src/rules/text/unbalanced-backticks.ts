import { loneBackticks } from "../../analysis/backticks.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unbalanced-backticks",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "backticks do not come in pairs around code",
  why: "One lost backtick turns text into code up to the next one, and the site shows the backtick that is left.",
  examples: [
    {
      incorrect: `
* [How \`Vec grows](https://blog.example.net/vec)
       ^ a backtick has no partner`,
      correct: "* [How `Vec` grows](https://blog.example.net/vec)",
    },
    {
      incorrect: `
* [How \`\` grows](https://blog.example.net/vec)
       ^^ nothing stands between the backticks`,
      correct: "* [How `Vec` grows, and `Box` does not](https://blog.example.net/vec)",
    },
  ],
  *check(issue) {
    for (const { span } of loneBackticks(issue)) {
      yield span.end - span.start === 2
        ? { span, message: "nothing stands between the backticks", help: "write the code, or remove them" }
        : { span, message: "a backtick has no partner", help: "put a backtick on each side of the code" };
    }
  },
});
