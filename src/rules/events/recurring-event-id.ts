import { ERA } from "../../newsletter/era.ts";
import { recurringCode } from "../../newsletter/meetup-code.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "recurring-event-id",
  on: "event",
  // Only Meetup knows whether there is a number yet.
  group: "hint",
  yieldsTo: ["contradicted-meetup-code"],
  fix: "never",
  since: ERA.strict,
  summary: "a link to Meetup has the code of a series where the event may have a number of its own",
  why: "Meetup gives an evening of a series a code until it has a number of its own. Both lead to that evening; editors print the number once there is one, as all other lines have it.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/wqzhftyjcgbxb/)
                                                                       ^^^^^^^^^^^^^ \`wqzhftyjcgbxb\` is a code of a series, not the number of the event`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ titleLinks }) {
    for (const { url } of titleLinks) {
      const code = recurringCode(url);
      if (!code) continue;
      yield {
        span: code.span,
        message: `\`${code.value}\` is a code of a series, not the number of the event`,
        help: "look on Meetup whether the event has an address with a number by now, and copy it",
      };
    }
  },
});
