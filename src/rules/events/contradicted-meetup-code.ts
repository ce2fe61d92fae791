import { dayOfCode, recurringCode } from "../../newsletter/meetup-code.ts";
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
    for (const { url } of titleLinks) {
      const code = recurringCode(url);
      const day = code && dayOfCode(code.value);
      if (!code || day === undefined || (dates.from <= day && day <= dates.to)) continue;
      yield {
        span: code.span,
        message: `code of \`${formatDay(day)}\` stands in a line of \`${dates.value}\``,
        help: "look up on Meetup which of the two dates is right, and copy the link with the number of that evening",
      };
    }
  },
});
