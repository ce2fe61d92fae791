import { defineRule } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "reversed-date-range",
  on: "issue",
  group: "dates",
  fix: "never",
  summary: "an event ends before it starts",
  why: "One of the two days is wrong, and nobody but its author can say which.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-20 - 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^ event ends on \`2026-03-18\`, before it starts on \`2026-03-20\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 - 2026-03-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-16 - 2026-09-14
                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ event ends on \`2026-09-14\`, before it starts on \`2026-09-16\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
  ],
  *check({ events, talks }) {
    for (const { dates } of [...events, ...talks]) {
      if (dates?.from === undefined || dates.to === undefined || dates.from <= dates.to) continue;
      yield {
        span: dates.span,
        message: `event ends on \`${formatDay(dates.to)}\`, before it starts on \`${formatDay(dates.from)}\``,
        help: "look up both days on the event's page",
      };
    }
  },
});
