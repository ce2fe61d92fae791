import { defineRule, unsafeFix } from "../../rule/define-rule.ts";
import { addYears, formatDay } from "../../text/calendar.ts";

/** A call stays in the draft for some weeks after its deadline, not for months: then the year is wrong. */
const LONG_AGO = 120;

export default defineRule({
  id: "closed-cfp",
  on: "talk",
  group: "dates",
  fix: "sometimes",
  summary: "a call for papers has closed before the issue comes out",
  why: "It sends speakers to a closed form. Four such calls have been printed since 2023.",
  examples: [
    {
      in: "cfp-events",
      incorrect: `
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | CFP closes 2026-03-10 | Vienna, Austria | 2026-10-02
                                                                    ^^^^^^^^^^ deadline \`2026-03-10\` is before this issue of \`2026-03-11\`
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
    {
      in: "cfp-events",
      incorrect: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2025-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
                                                                    ^^^^^^^^^^ deadline \`2025-04-30\` is before this issue of \`2026-03-11\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16`,
    },
  ],
  *check({ closes, span }, { issue, source }) {
    const deadline = closes?.dates.at(-1);
    if (issue.date === undefined || deadline?.day === undefined || deadline.day >= issue.date) return;
    const { day } = deadline;
    const next = [1, 2, 3]
      .map((years) => addYears(day, years))
      .find((later) => later !== undefined && later >= (issue.date as number));
    const meant = issue.date - day > LONG_AGO ? next : undefined;
    yield {
      span: deadline.span,
      message: `deadline \`${formatDay(day)}\` is before this issue of \`${formatDay(issue.date)}\``,
      help:
        meant === undefined
          ? "remove the call, or correct its deadline"
          : `look up the year: \`${formatDay(meant)}\` is still to come`,
      fix: !issue.dateIsCertain
        ? undefined
        : meant === undefined
          ? unsafeFix("remove the call", { span: source.wholeLines(span), text: "" })
          : unsafeFix("change the year", { span: deadline.span, text: formatDay(meant) }),
    };
  },
});
