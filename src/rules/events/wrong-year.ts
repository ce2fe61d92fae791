import { eventWindow, yearSlips } from "../../analysis/event-window.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { formatDay, yearOf } from "../../text/calendar.ts";

export default defineRule({
  id: "wrong-year",
  on: "event",
  group: "dates",
  fix: "sometimes",
  summary: "an event has the wrong year: the same day of another year is one of the announced weeks",
  why: "Around the turn of the year fingers still type the old one, and an entry copied from long ago keeps its own.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2025-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ event date \`2025-03-18\` is not within \`2026-03-11\` to \`2026-04-08\`, \`2026-03-18\` is
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2027-03-18 - 2027-03-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^ event date \`2027-03-18\` is not within \`2026-03-11\` to \`2026-04-08\`, \`2026-03-18\` is
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 - 2026-03-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ dates }, { issue }) {
    const window = eventWindow(issue);
    const [first, ...more] = dates && window ? yearSlips(dates, window) : [];
    if (!first || !window) return;
    const meant = formatDay(first.meant);
    const edits = [first, ...more].map(({ date, meant: day }) => ({ span: date.span, text: formatDay(day) }));
    yield {
      span: { start: first.date.span.start, end: more.at(-1)?.date.span.end ?? first.date.span.end },
      message: `event date \`${first.date.value}\` is not within \`${formatDay(window.from)}\` to \`${formatDay(window.to)}\`, \`${meant}\` is`,
      help: `write the year ${yearOf(first.meant)}, or remove the event if it is over`,
      fix: issue.dateIsCertain ? unsafeFix("change the year", edits) : undefined,
    };
  },
});
