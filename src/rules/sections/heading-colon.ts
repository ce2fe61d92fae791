import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "heading-colon",
  on: "section",
  group: "style",
  fix: "always",
  summary: "a heading of the newsletter ends in a colon",
  why: "The same headings stand in every issue, without a colon. What looks a section up by its title does not find this one.",
  examples: [
    {
      replaces: ["europe"],
      incorrect: `
### Europe:
          ^ heading \`Europe:\` has a colon
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ kind, title }) {
    if (kind === "unknown" || !title.value.endsWith(":")) return;
    const span = { start: title.span.end - 1, end: title.span.end };
    yield {
      span,
      message: `heading \`${title.value}\` has a colon`,
      help: "remove the colon",
      fix: safeFix("remove the colon", { span, text: "" }),
    };
  },
});
