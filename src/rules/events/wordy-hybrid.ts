import { canonicalLocation, isCanonicalLocation } from "../../document/location.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "wordy-hybrid",
  on: "event",
  group: "hint",
  fix: "always",
  since: ERA.strict,
  summary: "an event that is held there and online is announced in other words than `Hybrid (…)`",
  why: "`Virtual and In-Person (…)` was common in 2024; since May 2025 all 240 such lines say `Hybrid (…)`.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Virtual and In-Person (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the place reads \`Virtual and In-Person (Oslo, NO)\`, not \`Hybrid (Oslo, NO)\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO + Virtual | [Rust Bergen](https://www.meetup.com/rust-bergen)
               ^^^^^^^^^^^^^^^^^^^^ the place reads \`Bergen, NO + Virtual\`, not \`Hybrid (Bergen, NO)\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Hybrid (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check({ location }) {
    if (location?.mode !== "hybrid" || location.where.value === "" || isCanonicalLocation(location)) return;
    const canonical = canonicalLocation(location);
    if (!canonical) return;
    yield {
      span: location.span,
      message: `the place reads \`${location.value}\`, not \`${canonical.value}\``,
      help: `write \`${canonical.value}\``,
      fix: safeFix("write it as the newsletter does", canonical.edits),
    };
  },
});
