import { hostName, parseUrl } from "../text/url.ts";
import { defineRule } from "./define-rule.ts";

export default defineRule({
  id: "wrong-discussion-link",
  on: "issue",
  group: "structure",
  fix: "never",
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
<small>[Discuss on r/rust](https://this-week-in-rust.org/blog/2026/03/11/this-week-in-rust-642/)</small>
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the discussion link does not lead to r/rust`,
      correct:
        "<small>[Discuss on r/rust](https://www.reddit.com/r/rust/comments/1bbbbbb/this_week_in_rust_642/)</small>",
    },
  ],
  *check({ discussion, number }) {
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
    } else if (!/(?:^|\.)(?:reddit\.com|redd\.it)$/.test(hostName(parts))) {
      yield {
        span: url.span,
        message: "the discussion link does not lead to r/rust",
        help: "link the thread on r/rust",
      };
    }
  },
});
