import { besideDates, repairDates } from "../model/dates.ts";
import type { DateRange } from "../model/types.ts";
import { formatDay } from "../text/calendar.ts";
import { defineRule, type Finding, safeFix } from "./define-rule.ts";

function* faultsOf(range: DateRange, isEvent: boolean): Iterable<Finding> {
  const { dates, span, value } = range;
  const [first, last] = [dates[0], dates.at(-1)];
  const help = "write `YYYY-MM-DD`, and ` - ` between the first and the last day";
  for (const unreal of dates.filter(({ day }) => day === undefined))
    yield { span: unreal.span, message: `\`${unreal.value}\` is no day of the calendar`, help: "correct the date" };
  if (!first || !last) {
    if (isEvent && value !== "") yield { span, message: `\`${value}\` is no date`, help };
    return;
  }
  if (dates.some(({ day }) => day === undefined)) return;
  const [before, after] = [besideDates(range)[0]?.value ?? "", besideDates(range).at(-1)?.value ?? ""];
  const end = last.span.end + (after === "." ? 1 : 0);
  const written = value.slice(first.span.start - span.start, end - span.start);
  const edits = repairDates(range);
  if (!edits || edits.length > 0) {
    const right = dates.map(({ day }) => formatDay(day as number)).join(" - ");
    const message = edits ? `\`${written}\` is not written \`${right}\`` : `\`${written}\` is no range of dates`;
    const fix = edits && safeFix("write it as the newsletter does", ...edits);
    yield { span: { start: first.span.start, end }, message, help, fix };
  } else if (dates.length > 1 && first.day === last.day) {
    yield { span, message: `both days are \`${first.value}\``, help: "correct one of them, or leave it out" };
  } else if (isEvent && (before !== "" || after !== "")) {
    yield { span, message: `\`${value}\` is more than a date`, help };
  }
}

export default defineRule({
  id: "malformed-date",
  on: "issue",
  group: "dates",
  fix: "sometimes",
  summary: "a date is not written `YYYY-MM-DD`, or a range with anything but ` - `",
  why: "Readers and scripts sort by the date, and a day that the calendar lacks hides the one that was meant.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-3-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^ \`2026-3-18\` is not written \`2026-03-18\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 * 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^^^^^^^^^^^^^^^ \`2026-03-19 * 2026-03-20\` is not written \`2026-03-19 - 2026-03-20\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21-22 | Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
  ^^^^^^^^^^^^^ \`2026-03-21-22\` is not written \`2026-03-21 - 2026-03-22\`
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
                                                                    ^^^^^^^^^^^^^ \`30 April 2026\` is not written \`2026-04-30\`
                                                                                                      ^^^^^^^^^^^^^^^^^ \`2026-09-14 to 16.\` is not written \`2026-09-14 - 2026-09-16\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-32 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ \`2026-03-32\` is no day of the calendar
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* next week | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^ \`next week\` is no date
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 & 2026-03-26 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check({ events, talks }) {
    for (const { dates } of events) if (dates) yield* faultsOf(dates, true);
    for (const { closes, dates } of talks) {
      if (closes) yield* faultsOf(closes, false);
      if (dates) yield* faultsOf(dates, false);
    }
  },
});
