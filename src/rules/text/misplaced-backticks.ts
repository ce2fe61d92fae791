import { textBlocks } from "../../analysis/masked-text.ts";
import { defineRule } from "../../rule/define-rule.ts";
import type { Text } from "../../text/span.ts";
import { itemsWithin } from "../../text/span.ts";
import { trailingRun } from "../../text/trailing-run.ts";

const LONGEST_WORD = 40;
/** Prefixes that form a word with the code behind them, such as `un` and `non`. */
const PREFIX = /(?:^|[^A-Za-z0-9_])(?:de|non|pre|re|sub|un)-?$/i;

/** The word directly beside a code span, because of which its backticks must be misplaced. */
const gluedTo = (text: string, { span, value }: Text): string | undefined => {
  const before = trailingRun(text.slice(Math.max(0, span.start - LONGEST_WORD), span.start), /[A-Za-z0-9_]/);
  if (before && !PREFIX.test(text.slice(Math.max(0, span.start - LONGEST_WORD), span.start))) return before;
  // Endings in lower case are language: `Vec`s, `derive`ing, `Pin`ned.
  const behind = /^(?:_\w+|[A-Z]\w*)/.exec(text.slice(span.end, span.end + LONGEST_WORD))?.[0];
  if (behind) return behind;
  const last = value.at(-2) ?? "";
  return /[:=<>&|]/.test(last) && text[span.end] === last ? last : undefined;
};

export default defineRule({
  id: "misplaced-backticks",
  on: "issue",
  group: "style",
  fix: "never",
  summary: "a pair of backticks encloses the wrong thing",
  why: "A backtick lost in the middle of a line pairs the others wrongly: the site shows as code what is text, and the other way round.",
  examples: [
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
    const { codeSpans, source } = issue;
    for (const { span } of textBlocks(issue)) {
      for (const code of itemsWithin(codeSpans, span)) {
        const word = gluedTo(source.text, code);
        if (!word) continue;
        yield {
          span: code.span,
          message: `the backticks enclose the wrong thing: \`${word}\` is glued to them`,
          help: "put a backtick on each side of the code",
        };
        // Behind the first misplaced backtick all others are misplaced too.
        break;
      }
    }
  },
});
