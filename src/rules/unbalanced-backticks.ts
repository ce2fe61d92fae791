import { prose, textBlocks } from "../model/leftover.ts";
import { within } from "../model/markdown.ts";
import type { Issue } from "../model/types.ts";
import type { Span, Text } from "../text/span.ts";
import { defineRule, type Finding } from "./define-rule.ts";

const LONGEST_WORD = 40;
/** `un`, `non` and the like make a word with the code behind them. */
const PREFIX = /(?:^|[^A-Za-z0-9_])(?:de|non|pre|re|sub|un)-?$/i;

/** The word that a code span is glued to, so that its backticks must stand in the wrong place. */
const gluedTo = (text: string, { span, value }: Text): string | undefined => {
  const before = /[A-Za-z0-9_]+$/.exec(text.slice(Math.max(0, span.start - LONGEST_WORD), span.start))?.[0];
  if (before && !PREFIX.test(text.slice(Math.max(0, span.start - LONGEST_WORD), span.start))) return before;
  // Endings in lower case are language: `Vec`s, `derive`ing, `Pin`ned.
  const behind = /^(?:_\w+|[A-Z]\w*)/.exec(text.slice(span.end, span.end + LONGEST_WORD))?.[0];
  if (behind) return behind;
  const last = value.at(-2) ?? "";
  return /[:=<>&|]/.test(last) && text[span.end] === last ? last : undefined;
};

const inBlock = (issue: Issue, block: Span): Finding | undefined => {
  const { text } = issue.source;
  for (const code of within(issue.codeSpans, block)) {
    const word = gluedTo(text, code);
    if (word)
      return {
        span: code.span,
        message: `the backticks enclose the wrong thing: \`${word}\` is glued to them`,
        help: "put a backtick on each side of the code",
      };
  }
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
    {
      in: "compiler",
      incorrect: `
* [optimize \`Crab::sideways\`_walk](https://github.com/rust-lang/rust/pull/153361)
            ^^^^^^^^^^^^^^^^ the backticks enclose the wrong thing: \`_walk\` is glued to them
* [add suggestions for \`fn\`, struct\`, or enum\` keywords](https://github.com/rust-lang/rust/pull/153362)
                                   ^^^^^^^^^^^ the backticks enclose the wrong thing: \`struct\` is glued to them
* [recover from \`::\`: to \`:\`:](https://github.com/rust-lang/rust/pull/153363)
                ^^^^ the backticks enclose the wrong thing: \`:\` is glued to them`,
      correct: `
* [optimize \`Crab::sideways_walk\`](https://github.com/rust-lang/rust/pull/153361)
* [add suggestions for \`fn\`s, \`struct\`, or \`enum\` keywords](https://github.com/rust-lang/rust/pull/153362)
* [recover from \`:::\` to \`::\` when \`derive\`ing](https://github.com/rust-lang/rust/pull/153363)`,
    },
  ],
  *check(issue) {
    for (const { span } of textBlocks(issue.lines)) {
      // Behind the first that is wrong all others are.
      const finding = inBlock(issue, span);
      if (finding) yield finding;
    }
  },
});
