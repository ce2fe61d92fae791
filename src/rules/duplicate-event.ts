import { findTwins, headOf, type Likeness } from "../model/twins.ts";
import type { EventEntry } from "../model/types.ts";
import { comparableUrl } from "../text/comparable-url.ts";
import { isNoise } from "./data/tracking-parameters.ts";
import { defineRule, unsafeFix } from "./define-rule.ts";

const MESSAGES: Readonly<Record<Likeness, (other: EventEntry) => string>> = {
  line: () => "the same event stands here twice",
  page: () => "another event of this day leads to the same page",
  title: () => "the same group has an event of this title on this day, under another link",
  day: ({ dates }) => `the page of this event is given for \`${dates?.value}\` too`,
  mode: ({ section, place }) => `the same event is \`${place?.value}\` under \`${section.title.value}\``,
};

export default defineRule({
  id: "duplicate-event",
  on: "issue",
  group: "structure",
  severity: "warning", // whether one of the two is too many, only a person can tell
  fix: "sometimes",
  summary: "an event stands twice in one section, or with two days or modes that cannot both be right",
  why: "A script collects events and people add them: 29 events were printed twice since 2023. A hybrid event stands in `Virtual` and in its region on purpose.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) another event of this day leads to the same page
    * [**Fjords & futures**](https://www.meetup.com/rust-oslo/events/313338784)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same group has an event of this title on this day, under another link
    * [**Fjords and futures**](https://rust-oslo.example.net/fjords)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same event stands here twice
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-25 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the page of this event is given for \`2026-03-18\` too
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-25 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338799/)`,
    },
    {
      replaces: ["virtual", "europe"],
      incorrect: `
### Virtual
* 2026-03-18 | Virtual (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event is \`Virtual (Oslo, NO)\` under \`Virtual\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Virtual
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### Europe
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ events }, { source }) {
    for (const { first, second, how } of findTwins(events, (url) => comparableUrl(url, isNoise))) {
      const [goes, stays] = first.titles.length === 0 ? [first, second] : [second, first];
      const identical = how === "line" || (how === "page" && headOf(first) === headOf(second));
      yield {
        span: { start: goes.line.content.span.start, end: goes.span.end },
        message: MESSAGES[how](stays),
        help:
          how === "mode"
            ? "write `Hybrid (…)` in both places if it is held there and online, or remove the wrong one"
            : "keep one of them, or put its date or link right",
        related: [{ span: stays.line.content.span, message: "the other one" }],
        fix: identical ? unsafeFix("remove this one", { span: source.wholeLines(goes.span), text: "" }) : undefined,
      };
    }
  },
});
