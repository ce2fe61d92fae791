import { defineRule } from "../../rule/define-rule.ts";
import { parseUrl, type UrlParts } from "../../text/url.ts";

/** A thread in the forum, or its short form. */
const isThread = (parts: UrlParts): boolean =>
  parts.hostName === "redd.it" ||
  (/(?:^|\.)reddit\.com$/.test(parts.hostName) && /^\/r\/rust\/comments\/\w/i.test(parts.path.value));

export default defineRule({
  id: "wrong-discussion-link",
  on: "issue",
  group: "structure",
  fix: "never",
  // The footer got this link in August 2018; issue 256 calls itself `0x100` in it.
  since: "2018-10-23",
  summary: "the last link does not lead to the discussion of this issue",
  why: "It is filled in last, by hand, from a page where last week's thread is still listed.",
  examples: [
    {
      replaces: ["footer"],
      incorrect: `
<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_641/)</small>
                                                                          ^^^^^^^^^^^^^^^^^^^^^ the discussion linked is that of issue 641, not 642`,
      correct:
        "<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>",
    },
    {
      replaces: ["footer"],
      incorrect: `
This Week in Rust is edited by:

* [ferris](https://github.com/ferris)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the line \`[Discuss on r/rust](…)\` is missing below`,
      correct: `
This Week in Rust is edited by:

* [ferris](https://github.com/ferris)

<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>`,
    },
    {
      replaces: ["footer"],
      incorrect: `
<small>[Discuss on r/rust](https://this-week-in-rust.org/blog/2026/03/11/this-week-in-rust-642/)</small>
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the discussion link does not lead to a thread of r/rust`,
      correct:
        "<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>",
    },
  ],
  *check({ discussion, number, quote, lines }) {
    const last = lines.findLast(({ kind }) => kind !== "blank" && kind !== "comment");
    // The line is the last of the part below the quote; a file without that part cannot have it.
    if (!discussion && quote?.invitation && last) {
      const message = "the line `[Discuss on r/rust](…)` is missing below";
      yield { span: last.span, message, help: "add `<small>[Discuss on r/rust](REDDIT_LINK_HERE)</small>`" };
    }
    const parts = discussion && parseUrl(discussion.url);
    if (!discussion || !parts) return;
    const { url } = discussion;
    const slug = /this_week_in_rust_(\d+)/.exec(url.value);
    if (slug && number !== undefined && Number(slug[1]) !== number) {
      const start = url.span.start + slug.index;
      yield {
        span: { start, end: start + slug[0].length },
        message: `the discussion linked is that of issue ${slug[1]}, not ${number}`,
        help: `link the thread of issue ${number}`,
      };
    } else if (!isThread(parts)) {
      yield {
        span: url.span,
        message: "the discussion link does not lead to a thread of r/rust",
        help: "link the thread of this issue on r/rust",
      };
    }
  },
});
