import { writtenUrls } from "../../analysis/written-urls.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "dead-link",
  on: "issue",
  group: "online",
  needs: ["pages"],
  fix: "never",
  summary: "a link leads to a page that is gone",
  why: "Readers get an error page. Only what is certain is reported: 404, 410 and a host name that does not exist; a page that is slow, locked or broken today is not.",
  examples: [
    {
      pages: {
        "https://blog.example.net/moved-house": { verdict: "dead", reason: "404 Not Found" },
        "https://gone.example.net/": { verdict: "dead", reason: "its host name does not exist" },
        "https://slow.example.net/": { verdict: "unknown", reason: "no answer within 10 s" },
      },
      incorrect: `
* [Moving house](https://blog.example.net/moved-house#boxes)
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the page is gone: 404 Not Found
* [A crab left](https://gone.example.net/)
                ^^^^^^^^^^^^^^^^^^^^^^^^^ the page is gone: its host name does not exist
* [A crab on a walk](https://slow.example.net/)`,
      correct: `
* [Moving house](https://blog.example.net/moving-house)
* [A crab on a walk](https://slow.example.net/)`,
    },
  ],
  *check(issue, { pages }) {
    for (const { span, value } of writtenUrls(issue)) {
      const page = pages.of(value);
      if (page?.verdict !== "dead") continue;
      yield {
        span,
        message: `the page is gone: ${page.reason ?? "it does not exist"}`,
        help: "look for its new address, or remove the link",
      };
    }
  },
});
