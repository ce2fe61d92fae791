import { eventWindow } from "../../analysis/event-window.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

/** What people plan a journey for, and editors announce early when they want to. */
const CONFERENCE = /conf(?:erence)?\b|\b(?:summit|congress|retreat|unconf|camp)\b|fest\b/i;

export default defineRule({
  id: "distant-event",
  on: "event",
  group: "dates",
  confidence: "likely",
  yieldsTo: ["wrong-year"],
  fix: "never",
  summary: "an event starts after the weeks that the issue announces",
  why: "The issue promises the events of four weeks. What comes later is announced when its time has come.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-06-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ event starts on \`2026-06-18\`, after the announced weeks end on \`2026-04-08\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-04-08 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ dates, groups, titleLinks }, { issue }) {
    const window = eventWindow(issue);
    if (!window || dates?.from === undefined || dates.from <= window.to) return;
    const isConference = [...groups, ...titleLinks].some(({ text }) => CONFERENCE.test(text.value));
    yield {
      span: dates.span,
      message: `event starts on \`${formatDay(dates.from)}\`, after the announced weeks end on \`${formatDay(window.to)}\``,
      help: "leave it for a later issue, or correct its date",
      confidence: dates.dates.length > 1 || isConference ? "possible" : undefined,
    };
  },
});
