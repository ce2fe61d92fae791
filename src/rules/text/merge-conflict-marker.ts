import { defineRule } from "../../rule/define-rule.ts";
import { memoize } from "../../text/memoize.ts";
import type { SourceFile } from "../../text/source-file.ts";

/** Whether the file has one of the markers around the two sides. */
const isConflicted = memoize(({ text }: SourceFile): boolean => /^(?:<{7}|>{7}|\|{7})(?:[ \r\n]|$)/m.test(text));

export default defineRule({
  id: "merge-conflict-marker",
  on: "line",
  match: /^(?:([<>|])\1{6}(?: |\s*$)|={7}(?=\s*$))/,
  group: "syntax",
  fix: "never",
  summary: "a line is left over from a merge that was not resolved",
  why: "Twenty pull requests a week touch one file. A conflict committed by mistake shows both sides to the readers.",
  examples: [
    {
      incorrect: `
<<<<<<< HEAD
^^^^^^^ merge conflict marker \`<<<<<<<\`
* [Post](https://blog.example.net/post)
=======
^^^^^^^ merge conflict marker \`=======\`
* [The post](https://blog.example.net/post-2)
>>>>>>> add-post
^^^^^^^ merge conflict marker \`>>>>>>>\``,
      correct: "* [Post](https://blog.example.net/post)",
    },
  ],
  *check({ index, span: { start } }, { issue, source }, { value, groups: [outer] }) {
    // Under a line of text `=======` may make it a heading, unless the file has other markers.
    if (!outer && issue.lines[index - 1]?.kind === "text" && !isConflicted(source)) return;
    yield {
      span: { start, end: start + 7 },
      message: `merge conflict marker \`${value.slice(0, 7)}\``,
      help: "keep the right side and remove the markers",
    };
  },
});
