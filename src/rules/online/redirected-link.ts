import { writtenUrls } from "../../analysis/written-urls.ts";
import { isBetterAddress, isFrontPage, permanentTarget } from "../../linked-pages/better-address.ts";
import type { Page, Pages } from "../../linked-pages/page.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { linkUrl } from "../../text/markdown-escape.ts";

/** The canonical URL that a page declares, when that page is alive and agrees. */
const agreedCanonical = ({ canonical, titles }: Page, pages: Pages): string | undefined => {
  if (canonical === undefined || !URL.canParse(canonical)) return undefined;
  const there = pages.of(canonical);
  const agrees = there?.verdict === "alive" && (there.canonical ?? canonical) === canonical;
  return agrees && there.titles.some((title) => titles.includes(title)) ? canonical : undefined;
};

export default defineRule({
  id: "redirected-link",
  on: "issue",
  group: "online",
  needs: ["pages"],
  fix: "sometimes",
  summary: "a link goes to a page that has moved for good, or calls itself by another address",
  why: "Links should use the most canonical form, says the README: redirects end some day, and one page under two addresses hides duplicates. Redirects to a login, a consent or a language are none of the link's business.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      pages: {
        "https://old.example.net/anger": { hops: [{ status: 301, to: "https://blog.example.net/anger" }] },
        "https://blog.example.net/2026/tides": {
          titles: ["Tides"],
          canonical: "https://blog.example.net/tides",
        },
        "https://blog.example.net/tides": { titles: ["Tides"] },
        "https://docs.example.net/guide": { hops: [{ status: 302, to: "https://docs.example.net/en/guide/" }] },
      },
      incorrect: `
* [Borrowing in anger](https://old.example.net/anger#calm)
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the page has moved to \`https://blog.example.net/anger\`
* [Tides](https://blog.example.net/2026/tides)
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the page calls itself \`https://blog.example.net/tides\`
* [A guide for crabs](https://docs.example.net/guide)`,
      correct: `
* [Borrowing in anger](https://blog.example.net/anger#calm)
* [Tides](https://blog.example.net/tides)
* [A guide for crabs](https://docs.example.net/guide)`,
    },
    {
      pages: { "https://shells.example.net/gone": { hops: [{ status: 301, to: "https://shells.example.net/" }] } },
      incorrect: `
* [An empty shell](https://shells.example.net/gone)
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the link leads to the front page of its site`,
      correct: "* [An empty shell](https://shells.example.net/shells/empty)",
    },
  ],
  *check(issue, { pages }) {
    for (const { span, value } of writtenUrls(issue)) {
      const page = pages.of(value);
      if (page?.verdict !== "alive" || !URL.canParse(value)) continue;
      const from = new URL(value);
      const moved = permanentTarget(page);
      const isSettled = moved === undefined ? page.hops.length === 0 : moved === page.address;
      const canonical = isSettled ? agreedCanonical(page, pages) : undefined;
      const target = [canonical, moved].find((each) => each !== undefined && isBetterAddress(from, new URL(each)));
      if (target === undefined) continue;
      const to = new URL(target);
      if (isFrontPage(to) && !isFrontPage(from)) {
        if (target === moved)
          yield {
            span,
            message: "the link leads to the front page of its site",
            help: "look for the page's new address",
          };
        continue;
      }
      const written = linkUrl(to.hash === "" ? `${target}${from.hash}` : target);
      yield {
        span,
        message: `the page ${target === moved ? "has moved to" : "calls itself"} \`${linkUrl(target)}\``,
        help: `write \`${written}\``,
        fix: unsafeFix("write the page's address", { span, text: written }),
      };
    }
  },
});
