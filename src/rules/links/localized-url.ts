import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { contains } from "../../text/span.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "localized-url",
  on: "link",
  // `/de-DE/` before the name of a group. A group with such a name has its events behind it.
  match: /meetup\.com\/([a-z]{2}-[a-z]{2})\/(?!events(?:[\s/)>?#]|$))(?=[^\s/)>?#])/gi,
  group: "hint",
  fix: "always",
  summary: "the link of a group carries a language in its path",
  why: "Meetup puts the language of whoever copied the link into it. Without it every reader gets the page in their own.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/de-DE/rust-oslo)
                                                            ^^^^^^^ the path holds the language \`de-DE\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ url, form }, _, { span: whole, groups: [locale] }) {
    if (!locale || form === "bare" || !contains(url.span, whole) || parseUrl(url)?.hostName !== "meetup.com") return;
    const span = { start: locale.span.start - 1, end: locale.span.end + 1 };
    yield {
      span,
      message: `the path holds the language \`${locale.value}\``,
      help: "leave the language out",
      fix: safeFix("leave the language out", { span, text: "/" }),
    };
  },
});
