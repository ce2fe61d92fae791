import { type Claim, ORDINALS, readClaims, weekdayOfMonth } from "../../analysis/date-claims.ts";
import { MONTHS } from "../../document/dates.ts";
import type { DateRange } from "../../document/types.ts";
import { codedDay } from "../../newsletter/meetup-code.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { type Day, dateOf, formatDay, monthOf, WEEKDAYS, weekday, yearOf } from "../../text/calendar.ts";

const KINDS: readonly Claim["kind"][] = ["weekday", "ordinal", "month", "date"];

/** Describes the day in the terms of the claim. */
const describe = (day: Day, { kind, text }: Claim): string => {
  const [name, month] = [WEEKDAYS[weekday(day)], MONTHS[monthOf(day) - 1]];
  const { nth, of } = weekdayOfMonth(day);
  if (kind === "weekday") return `a ${name}`;
  if (kind === "ordinal") {
    const [claimed = "", claimedWeekday] = text.value.split(" ");
    const instead = claimedWeekday === name ? `, not the ${claimed.toLowerCase()}` : "";
    return `the ${ORDINALS[nth - 1]}${nth === of ? " and last" : ""} ${name} of ${month}${instead}`;
  }
  return kind === "month" ? `in ${month} ${yearOf(day)}` : `${dateOf(day)} ${month}`;
};

/** The days that the dates name: all of a short range, otherwise its ends. */
const daysOf = ({ dates, from, to }: DateRange): Day[] =>
  from !== undefined && to !== undefined && to >= from && to - from < 32
    ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
    : dates.flatMap(({ day }) => day ?? []);

export default defineRule({
  id: "contradicted-weekday",
  on: "event",
  group: "dates",
  // The title was written by the organizer. Which of the two is wrong, only a person can decide.
  confidence: "likely",
  fix: "never",
  summary: "the title of an event names a weekday, a month or a day that its date is not",
  why: "`Second Tuesday` on a fourth one: either the date or the title was copied from another evening. Thirteen such events have been printed since 2023.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Second Tuesday**](https://www.meetup.com/rust-oslo/events/313338784/)
         ^^^^^^^^^^^^^^ title says \`Second Tuesday\`, but \`2026-03-24\` is the fourth Tuesday of March, not the second
* 2026-03-25 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Monday rain**](https://www.meetup.com/rust-bergen/events/313338790/)
         ^^^^^^ title says \`Monday\`, but \`2026-03-25\` is a Wednesday`,
      correct: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fourth Tuesday**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-25 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Wednesday rain**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**February Meetup**](https://www.meetup.com/rust-oslo/events/313338784/)
         ^^^^^^^^ title says \`February\`, but \`2026-03-24\` is in March 2026
* 2026-03-28 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rust Lunch, Mar 21**](https://www.meetup.com/rust-bergen/events/313338790/)
                     ^^^^^^ title says \`Mar 21\`, but \`2026-03-28\` is 28 March`,
      correct: `
* 2026-03-24 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**March Meetup**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-28 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rust Lunch, Mar 28**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check({ dates, titles }) {
    const days = dates ? daysOf(dates) : [];
    const [day] = days;
    if (day === undefined) return;
    for (const { link } of titles) {
      const claims = link ? readClaims(link.text) : [];
      const coded = link && codedDay(link.url);
      for (const expected of KINDS) {
        // Two days in one title are a range, or those of two time zones.
        const [claim, another] = claims.filter(({ kind }) => kind === expected);
        if (!claim || another || days.some(claim.fits)) continue;
        // `contradicted-meetup-code` tells it with the date that title and code have in common.
        if (coded !== undefined && claim.fits(coded)) continue;
        const isRight = coded !== undefined && days.includes(coded);
        yield {
          span: claim.text.span,
          message: `title says \`${claim.text.value}\`, but \`${formatDay(day)}\` is ${describe(day, claim)}`,
          help: isRight
            ? "put the title right: the code in the link stands for the date of the line"
            : "look up the date and the title on the event's page",
        };
      }
    }
  },
});
