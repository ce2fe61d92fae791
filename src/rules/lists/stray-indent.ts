import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "stray-indent",
  on: "line",
  match: /^ (?=\S)/,
  group: "style",
  fix: "always",
  summary: "a line starts with a space that means nothing",
  why: "One space in front neither nests a list nor starts a block. It comes from a paste that shifted the lines, and grows into broken lists when others align to it.",
  examples: [
    {
      in: "europe",
      incorrect: `
 * 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
^ stray space at the start of the line
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "preamble",
      incorrect: `
 Hello and welcome to another issue of *This Week in Rust*!
^ stray space at the start of the line`,
      correct: "Hello and welcome to another issue of *This Week in Rust*!",
    },
  ],
  *check(line, { issue }, { span }) {
    const { kind, depth } = line;
    if (!(kind === "text" || kind === "quote" || kind === "definition" || (kind === "item" && depth === 1))) return;
    // The title of an event is indented by four spaces; where it lacks its marker, the fix for that indents it too.
    if (
      issue.malformed.some((broken) => broken.line === line) ||
      issue.events.some((event) => event.titles.some((title) => title.line === line))
    )
      return;
    yield {
      span,
      message: "stray space at the start of the line",
      help: "remove the space",
      fix: safeFix("remove the space", { span, text: "" }),
    };
  },
});
