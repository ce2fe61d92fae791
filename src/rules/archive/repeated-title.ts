import { indexOf } from "../../archive/index-of-issues.ts";
import { issueName, type LinkOccurrence, pointAt } from "../../archive/types.ts";
import { isUnder } from "../../document/sections.ts";
import type { LinkEntry } from "../../document/types.ts";
import { pageKey } from "../../newsletter/page-key.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { titleKey } from "../../text/title-key.ts";

/** Several posts may share a shorter title: "Rust 1.94". */
const MIN_LETTERS = 15;

/** `2026/03/05` or `2026-03-05` in a link. */
const dayIn = (url: string): string | undefined =>
  /\b(20\d\d)[-/](\d\d?)(?:[-/](\d\d?))?\b/.exec(url)?.[0].replaceAll("/", "-");

/** A text and its recording are different entries, and so are two posts of different days. */
const isOtherPost = (entry: LinkEntry, { link }: LinkOccurrence): boolean => {
  const [day, past] = [dayIn(entry.link.url.value), dayIn(link.page)];
  const tags = entry.tags.map(({ value }) => titleKey(value));
  return (day !== undefined && past !== undefined && day !== past) || tags.join() !== link.tags.map(titleKey).join();
};

export default defineRule({
  id: "repeated-title",
  on: "entry",
  group: "archive",
  needs: ["archive"],
  fix: "never",
  summary: "a title stood in one of the last eight issues, with another link",
  why: "Authors publish a post twice, on their own site and their company's, and readers have seen it. A text and its recording are two things, and posts whose links carry two dates are two posts.",
  examples: [
    {
      earlier: {
        issues: 1,
        text: "* [What crabs know about borrowing](https://crabs.example.net/borrowing)",
      },
      incorrect: `
* [What crabs know about borrowing](https://blog.example.net/what-crabs-know)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ issue 641 has this title under \`Observations/Thoughts\`, with another link
* [video] [What crabs know about borrowing](https://www.youtube.com/watch?v=dQw4w9WgXcQ)`,
      correct: `
* [video] [What crabs know about borrowing](https://www.youtube.com/watch?v=dQw4w9WgXcQ)`,
    },
  ],
  *check(entry, { archive }) {
    const { link, section, isCommunity } = entry;
    const title = titleKey(link.text.value);
    if (!isCommunity || isUnder(section, "newsletters") || title.length < MIN_LETTERS) return;
    const page = pageKey(link.url);
    const { titles, pages } = indexOf(archive);
    const [last, ...more] = titles.get(title) ?? [];
    // `duplicate-link` reports a page that was here before, and a title that recurs often is a series.
    if (!last || more.length > 0 || pages.get(page) || isOtherPost(entry, last)) return;
    yield {
      span: link.text.span,
      message: `${issueName(last.issue)} has this title under \`${last.link.section}\`, with another link`,
      help: "remove it if it is the same post on a second site",
      related: [{ ...pointAt(last.issue, last.link.position), message: "the same title" }],
    };
  },
});
