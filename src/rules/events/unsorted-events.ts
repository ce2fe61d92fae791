import { isDateDoubtful } from "../../analysis/doubtful-dates.ts";
import { eventWindow, yearSlips } from "../../analysis/event-window.ts";
import { bySection, findDisorder } from "../../analysis/order.ts";
import type { EventEntry } from "../../document/types.ts";
import { defineRule, safeFix, unsafeFix } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

const dayOf = ({ dates }: EventEntry): string => (dates?.from === undefined ? "" : `\`${formatDay(dates.from)}\``);

export default defineRule({
  id: "unsorted-events",
  on: "issue",
  group: "style",
  fix: "sometimes",
  summary: "the events of a region are not in the order of their dates",
  why: "Readers look for the next evening near them. Events appended at the end of a region are overlooked. Where the place may be right and the date wrong, the repair is unsafe.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ event of \`2026-03-24\` stands above \`2026-03-21\`
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
      const disorder = findDisorder(issue, events, ({ dates }) => dates?.from);
      // To sort an event whose date may be the mistake hides the mistake.
      const isDoubtful = disorder.some(({ entry, above, below }) =>
        isDateDoubtful(issue, entry, { from: above?.dates?.from, to: below?.dates?.from }),
      );
      for (const { entry, other, stands, above, below, edits } of disorder) {
        const [start, end] = [above, below].map((each) => each && dayOf(each));
        const between = start === end ? `among events of ${start}` : `between ${start} and ${end}`;
        const place = start && end ? between : `${stands} ${dayOf(other)}`;
        yield {
          span: entry.dates?.span ?? entry.line.content.span,
          message: `event of ${dayOf(entry)} stands ${place}`,
          help: isDoubtful
            ? "look up whether its date is right; if it is, sort the region by date"
            : "sort the region by date",
          related: [
            {
              span: other.dates?.span ?? other.line.content.span,
              message: `it belongs ${stands === "below" ? "above" : "below"} this one`,
            },
          ],
          fix: edits && (isDoubtful ? unsafeFix : safeFix)("sort the events of the region", ...edits),
        };
      }
    }
  },
});
