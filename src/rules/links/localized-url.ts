import { localePath } from "../../newsletter/canonical-url.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseUrl } from "../../text/url.ts";

export default defineRule({
  id: "localized-url",
  on: "link",
  mentions: /\/[a-z]{2}-[a-z]{2}\//i,
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
  *check({ url, form }) {
    const parts = form === "bare" ? undefined : parseUrl(url);
    const detour = parts && localePath(parts);
    if (!detour) return;
    const { span, what, edits } = detour;
    yield { span, message: what, help: "leave the language out", fix: safeFix("leave the language out", ...edits) };
  },
});
