import { besideDates, repairDates } from "../../document/dates.ts";
import type { DateRange } from "../../document/types.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";

/** @param isColumn whether the text is a whole column, which may contain only dates */
function* faultsOf(range: DateRange, isColumn: boolean): Iterable<Finding> {
  const { dates, span, value } = range;
  const [first, last] = [dates[0], dates.at(-1)];
  const help = "write `YYYY-MM-DD`, or `YYYY-MM-DD - YYYY-MM-DD` for several days";
  for (const unreal of dates.filter(({ day }) => day === undefined))
    yield { span: unreal.span, message: `\`${unreal.value}\` is no day of the calendar`, help: "correct the date" };
  if (!first || !last) {
    if (isColumn && value !== "") yield { span, message: `\`${value}\` is no date`, help };
    return;
  }
  if (dates.some(({ day }) => day === undefined)) return;
  const [before, after] = [besideDates(range)[0]?.value ?? "", besideDates(range).at(-1)?.value ?? ""];
  const edits = repairDates(range);
  // `unusual-date` reports dates that can be parsed and only have another format.
  if (edits && edits.length > 0) return;
  if (!edits) {
    const written = value.slice(first.span.start - span.start, last.span.end - span.start);
    yield {
      span: { start: first.span.start, end: last.span.end },
      message: `\`${written}\` is no range of dates`,
      help,
    };
  } else if (dates.length > 1 && first.day === last.day) {
    yield { span, message: `both days are \`${first.value}\``, help: "correct one of them, or leave it out" };
  } else if (isColumn && (before !== "" || after !== "")) {
    yield { span, message: `\`${value}\` is more than a date`, help };
  }
}

export default defineRule({
  id: "malformed-date",
  on: "issue",
  group: "dates",
  fix: "never",
  summary: "a date column holds no day of the calendar, or more than dates",
  why: "Readers and scripts sort by the date, and a day that the calendar lacks hides the one that was meant.",
  examples: [
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
    // On a line without one of its pipes the first column has more than the date, and the whole line is reported.
    for (const { dates, columns } of events) if (dates) yield* faultsOf(dates, columns.length > 2);
    for (const { closes, dates } of talks) {
      if (closes) yield* faultsOf(closes, false);
      if (dates) yield* faultsOf(dates, false);
    }
  },
});
