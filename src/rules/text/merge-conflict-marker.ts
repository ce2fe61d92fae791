import { defineRule } from "../../rule/define-rule.ts";

const MARKER = /^(?:<{7}|>{7}|\|{7})(?: |$)/;

export default defineRule({
  id: "merge-conflict-marker",
  on: "issue",
  mentions: /^(?:<{7}|>{7}|\|{7}|={7})/m,
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
  *check({ lines }, { source }) {
    const written = lines.map(({ span }) => source.slice(span).trimEnd());
    const conflicted = written.some((line) => MARKER.test(line));
    for (const [index, line] of written.entries()) {
      // Under a line of text it may be a heading, unless the file has other markers.
      const middle = line === "=======" && (conflicted || lines[index - 1]?.kind !== "text");
      if (!middle && !MARKER.test(line)) continue;
      const start = lines[index]?.span.start ?? 0;
      yield {
        span: { start, end: start + 7 },
        message: `merge conflict marker \`${line.slice(0, 7)}\``,
        help: "keep the right side and remove the markers",
      };
    }
  },
});
