import { repairDates } from "../../document/dates.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "unusual-date",
  on: "issue",
  group: "style",
  fix: "always",
  summary: "a date is not written `YYYY-MM-DD`, or a range with anything but ` - `",
  why: "All but two of 1,767 event lines are written so; scripts and readers sort by it.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-3-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^ the date reads \`2026-3-18\`, not \`2026-03-18\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 * 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^^^^^^^^^^^^^^^ the date reads \`2026-03-19 * 2026-03-20\`, not \`2026-03-19 - 2026-03-20\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21-22 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
  ^^^^^^^^^^^^^ the date reads \`2026-03-21-22\`, not \`2026-03-21 - 2026-03-22\`
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 - 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21 - 2026-03-22 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 30 April 2026 | Berlin, Germany | 2026-09-14 to 16.
                                                                    ^^^^^^^^^^^^^ the date reads \`30 April 2026\`, not \`2026-04-30\`
                                                                                                      ^^^^^^^^^^^^^^^^^ the date reads \`2026-09-14 to 16.\`, not \`2026-09-14 - 2026-09-16\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
  ],
  *check({ events, talks, source }) {
    const columns = [...events.map(({ dates }) => dates), ...talks.flatMap(({ closes, dates }) => [closes, dates])];
    for (const range of columns) {
      const edits = range && repairDates(range);
      const [first, last] = [range?.dates[0], range?.dates.at(-1)];
      if (!range || !first || !last || !edits?.length) continue;
      const end = Math.max(last.span.end, edits.at(-1)?.span.end ?? 0);
      const right = range.dates.map(({ day }) => formatDay(day as number)).join(" - ");
      yield {
        span: { start: first.span.start, end },
        message: `the date reads \`${source.text.slice(first.span.start, end)}\`, not \`${right}\``,
        help: `write \`${right}\``,
        fix: safeFix("write it as the newsletter does", edits),
      };
    }
  },
});
