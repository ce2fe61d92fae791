import { defineRule } from "../../rule/define-rule.ts";
import { addYears, formatDay, yearOf } from "../../text/calendar.ts";

export default defineRule({
  id: "cfp-after-event",
  on: "talk",
  group: "dates",
  fix: "never",
  summary: "an event starts before its call for papers closes, or its years do not fit together",
  why: "One of the two dates is wrong, mostly the year. Three such calls have been printed since 2023.",
  examples: [
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2025-09-14 - 2025-09-16
                                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^ event starts on \`2025-09-14\`, not after its deadline \`2026-04-30\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | 2026-04-30 | Vienna, Austria | 2026-10-02 - 2027-10-04
                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^ event lasts from \`2026-10-02\` to \`2027-10-04\`, more than a year
* [**CrabConf**](https://crabconf.example.net/cfp) | Rolling deadline | Berlin, Germany | 2026-03-02
                                                                                          ^^^^^^^^^^ event starts on \`2026-03-02\`, before this issue of \`2026-03-11\``,
      correct: `
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | 2026-04-30 | Vienna, Austria | 2026-10-02 - 2026-10-04
* [**CrabConf**](https://crabconf.example.net/cfp) | Rolling deadline | Berlin, Germany | 2026-09-02`,
    },
  ],
  *check({ closes, dates }, { issue }) {
    if (dates?.from === undefined || dates.to === undefined) return;
    const { span } = dates;
    const [start, end] = [formatDay(dates.from), formatDay(dates.to)];
    const deadline = closes?.dates.at(-1)?.day;
    const brought = addYears(dates.from, yearOf(dates.to) - yearOf(dates.from));
    if (deadline !== undefined && dates.from <= deadline) {
      const message = `event starts on \`${start}\`, not after its deadline \`${formatDay(deadline)}\``;
      yield { span, message, help: "look up both dates, and their years" };
    } else if (deadline === undefined && issue.date !== undefined && dates.from < issue.date) {
      const message = `event starts on \`${start}\`, before this issue of \`${formatDay(issue.date)}\``;
      yield { span, message, help: "look up the year, or remove the call" };
    } else if (brought !== undefined && brought > dates.from && brought <= dates.to) {
      const message = `event lasts from \`${start}\` to \`${end}\`, more than a year`;
      yield { span, message, help: "look up both years" };
    }
  },
});
