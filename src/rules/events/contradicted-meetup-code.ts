import { readClaims } from "../../analysis/date-claims.ts";
import { codedDay, recurringCode } from "../../newsletter/meetup-code.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "contradicted-meetup-code",
  on: "event",
  group: "dates",
  // An evening that is put off keeps its code.
  confidence: "likely",
  fix: "never",
  summary: "the code in a link to Meetup stands for another day than the line names",
  why: "Meetup's code of one evening of a series ends in its day. Where the two differ, the link of another evening was copied, or its date.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-25 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/wqzhftyjcfbxb/)
                                                                       ^^^^^^^^^^^^^ code of \`2026-03-18\` stands in a line of \`2026-03-25\``,
      correct: `
* 2026-03-25 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ dates, titleLinks }) {
    if (dates?.from === undefined || dates.to === undefined) return;
    const { from, to } = dates;
    for (const { url, text } of titleLinks) {
      const code = recurringCode(url);
      const day = codedDay(url);
      if (!code || day === undefined || (from <= day && day <= to)) continue;
      // The title is a second witness, where only the day of the code fits what it says.
      const claim = readClaims(text).find(({ fits }) => fits(day) && !fits(from));
      const written = formatDay(day);
      yield {
        span: code.span,
        message: `code of \`${written}\` stands in a line of \`${dates.value}\`${claim ? `, and the title says \`${claim.text.value}\`` : ""}`,
        help: claim
          ? `write the date \`${written}\`, which code and title have in common`
          : "look up on Meetup which of the two dates is right, and copy the link with the number of that evening",
      };
    }
  },
});
