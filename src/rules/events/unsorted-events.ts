import { eventWindow, yearSlips } from "../../analysis/event-window.ts";
import { bySection, findDisorder } from "../../analysis/order.ts";
import type { DateRange, EventEntry } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { type Day, formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "unsorted-events",
  on: "issue",
  group: "style",
  fix: "sometimes",
  summary: "the events of a region are not in the order of their dates",
  why: "Readers look for the next evening near them. Events appended at the end of a region are overlooked.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ event of \`2026-03-24\` stands above one of \`2026-03-21\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)`,
      correct: `
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check(issue) {
    const window = eventWindow(issue);
    const hasWrongYear = ({ dates }: EventEntry): boolean =>
      window !== undefined && dates !== undefined && yearSlips(dates, window).length > 0;
    for (const events of bySection(issue.events)) {
      // An event with a wrong year cannot be sorted until the year is repaired.
      if (events.some(hasWrongYear)) continue;
      for (const { entry, other, stands, edits } of findDisorder(issue, events, ({ dates }) => dates?.from)) {
        const [mine, theirs] = [entry.dates as DateRange, other.dates as DateRange];
        const [day, otherDay] = [mine, theirs].map(({ from }) => `\`${formatDay(from as Day)}\``);
        yield {
          span: mine.span,
          message: `event of ${day} stands ${stands} one of ${otherDay}`,
          help: "sort the region by date",
          related: [{ span: theirs.span, message: `it belongs ${stands === "below" ? "above" : "below"} this one` }],
          fix: edits && safeFix("sort the events of the region", ...edits),
        };
      }
    }
  },
});
