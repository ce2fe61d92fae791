import { eventWindow, yearSlips } from "../../analysis/event-window.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "stale-event",
  on: "event",
  group: "readiness",
  yieldsTo: ["wrong-year"],
  fix: "sometimes",
  hidesOthers: true,
  summary: "an event is over before the issue comes out",
  why: "A new draft starts with last week's events. Editors remove about a dozen of them from every draft; two a year still reach readers.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-04 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ event ended on \`2026-03-04\`, before this issue of \`2026-03-11\`
    * [**Ice and iterators**](https://www.meetup.com/rust-oslo/events/313338001/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ dates, span }, { issue, source }) {
    const window = eventWindow(issue);
    if (!window || dates?.to === undefined || dates.to >= window.from) return;
    // Of what is removed nothing else is worth a word, unless it is the year that is wrong.
    const goes = issue.dateIsCertain && yearSlips(dates, window).length === 0;
    yield {
      span: dates.span,
      message: `event ended on \`${formatDay(dates.to)}\`, before this issue of \`${formatDay(window.from)}\``,
      help: "remove the event with the line below it, or correct its date",
      fix: issue.dateIsCertain ? unsafeFix("remove the event", { span: source.wholeLines(span), text: "" }) : undefined,
      silences: goes ? span : undefined,
    };
  },
});
