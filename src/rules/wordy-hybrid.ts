import { placeForm } from "../model/places.ts";
import { defineRule, safeFix } from "./define-rule.ts";

export default defineRule({
  id: "wordy-hybrid",
  on: "event",
  group: "hint",
  fix: "always",
  summary: "an event that is held there and online is announced in more words than `Hybrid (…)`",
  why: "`Virtual and In-Person (…)` was common in 2024; since May 2025 all 240 such lines say `Hybrid (…)`.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Virtual and In-Person (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
               ^^^^^^^^^^^^^^^^^^^^^ \`Virtual and In-Person\` is \`Hybrid\` in more words
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Hybrid - Virtual and In-person (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`Hybrid - Virtual and In-person\` is \`Hybrid\` in more words
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Hybrid (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check({ place }) {
    if (!place || placeForm(place) !== "wordy") return;
    const span = { start: place.span.start, end: place.where.span.start };
    const said = place.value.slice(0, span.end - span.start - 1).trimEnd();
    yield {
      span: { start: span.start, end: span.start + said.length },
      message: `\`${said}\` is \`Hybrid\` in more words`,
      help: "write `Hybrid (…)`",
      fix: safeFix("write `Hybrid (…)`", { span, text: "Hybrid (" }),
    };
  },
});
