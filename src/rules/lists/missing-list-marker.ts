import { MISSING_MARKER } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

const NAMES = {
  entry: "entry",
  event: "event",
  "event-title": "event title",
  "cfp-project": "call",
  "cfp-talk": "call",
  heading: "heading",
} as const;

export default defineRule({
  id: "missing-list-marker",
  on: "malformed",
  group: "syntax",
  fix: "always",
  summary: "a line of a list has lost its `*`",
  why: "Without its marker the site swallows the line into the entry above. Editors put back about twenty a year.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
[Crabs all the way down](https://blog.example.net/crabs)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entry has no \`*\` in front, the site does not show it as one`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
* [Crabs all the way down](https://blog.example.net/crabs)`,
    },
    {
      in: "europe",
      incorrect: `
2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ event has no \`*\` in front, the site does not show it as one
    [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ event title has no \`*\` in front, the site does not show it as one`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      incorrect: `
• [Crabs all the way down](https://blog.example.net/crabs)
^ \`•\` stands where the \`*\` of the list belongs`,
      correct: "* [Crabs all the way down](https://blog.example.net/crabs)",
    },
  ],
  *check({ expected, reason, span, line, repair }, { source }) {
    if (reason !== MISSING_MARKER) return;
    if (repair) {
      yield {
        span,
        message: `\`${source.slice(span)}\` stands where the \`*\` of the list belongs`,
        help: "write `*` and a space for it",
        fix: safeFix("write `* `", repair),
      };
      return;
    }
    const indent = expected === "event-title" ? "    " : "";
    yield {
      span,
      message: `${NAMES[expected]} has no \`*\` in front, the site does not show it as one`,
      help: "put `*` and a space in front",
      fix: safeFix("put `*` in front", { span: { start: line.span.start, end: span.start }, text: `${indent}* ` }),
    };
  },
});
