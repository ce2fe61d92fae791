import { prose, textBlocks } from "../model/leftover.ts";
import type { Issue } from "../model/types.ts";
import type { Span } from "../text/span.ts";
import { defineRule, type Finding } from "./define-rule.ts";

const inBlock = (issue: Issue, block: Span): Finding | undefined => {
  const { text } = issue.source;
  const start = prose(issue).indexOf("`", block.start);
  if (start < 0 || start >= block.end) return undefined;
  let end = start;
  while (end < block.end && text[end] === "`") end++;
  return end - start === 2
    ? { span: { start, end }, message: "nothing stands between the backticks", help: "write the code, or remove them" }
    : { span: { start, end }, message: "a backtick has no partner", help: "put a backtick on each side of the code" };
};

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
      correct: "* [How `Vec` grows: \\` and `` a`b ``](https://blog.example.net/vec)",
    },
  ],
  *check(issue) {
    for (const { span } of textBlocks(issue.lines)) {
      const finding = inBlock(issue, span);
      if (finding) yield finding;
    }
  },
});
