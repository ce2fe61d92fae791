import { loneBackticks } from "../../analysis/backticks.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";
import { overlaps, type Span } from "../../text/span.ts";

/** Runs of three or four are fences, and do not count. */
const FENCE = /`{3,4}/g;
const HELP = "the newsletter's own check refuses the line: give each piece of code one backtick on each side";

const inLine = (text: string, line: Span): Finding | undefined => {
  const counted = text.replace(FENCE, (fence) => " ".repeat(fence.length));
  const pair = counted.indexOf("``");
  const first = counted.indexOf("`");
  const at = (offset: number, length: number) => ({ start: line.start + offset, end: line.start + offset + length });
  if (pair >= 0) return { span: at(pair, 2), message: "two backticks stand side by side", help: HELP };
  if (counted.split("`").length % 2 === 1) return undefined;
  return { span: at(first, 1), message: "the line has an odd number of backticks", help: HELP };
};

export default defineRule({
  id: "uneven-backticks",
  on: "issue",
  group: "style",
  fix: "never",
  // Before, code that was wrapped over two lines was common.
  since: "2015-08-17",
  summary: "the backticks of a line do not come in pairs, though the site shows what was meant",
  why: "The newsletter's own check counts the backticks of each line, comments included, and fails on an odd number and on two side by side.",
  examples: [
    {
      in: "compiler",
      incorrect: `
* [lint on \`\`a\`b\`\`](https://github.com/rust-lang/rust/pull/153361)
           ^^ two backticks stand side by side
* [lint on \\\`](https://github.com/rust-lang/rust/pull/153362)
            ^ the line has an odd number of backticks`,
      correct: `
* [lint on \`a\`](https://github.com/rust-lang/rust/pull/153361)
* [lint on a backtick](https://github.com/rust-lang/rust/pull/153362)`,
    },
  ],
  *check(issue, { source }) {
    const lone = loneBackticks(issue);
    let next = 0;
    for (const { span } of issue.lines) {
      if (!source.slice(span).includes("`")) continue;
      const found = inLine(source.slice(span), span);
      if (!found) continue;
      while ((lone[next]?.block.end ?? span.start) < span.start) next++;
      // `unbalanced-backticks` reports backticks without a partner on any line.
      if (!lone[next] || !overlaps((lone[next] as { block: Span }).block, span)) yield found;
    }
  },
});
