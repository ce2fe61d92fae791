import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

/** Reports are of the Sunday, Monday or Tuesday before, once of the day itself; an older one is last week's. */
const OLDEST = 3;

export default defineRule({
  id: "distant-triage-report",
  on: "issue",
  group: "structure",
  fix: "sometimes",
  summary: "the performance report linked is not this week's",
  why: "The link is copied from last week's issue and its date changed by hand; the year in the path is often forgotten in January.",
  examples: [
    {
      in: "triage",
      incorrect: `
[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-02-24.md)
                                                                                   ^^^^^^^^^^ the report is of \`2026-02-24\`, 15 days before this issue`,
      correct: "[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-10.md)",
    },
    {
      in: "triage",
      incorrect: `
[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2025/2026-03-10.md)
                                                                              ^^^^ the link looks for the report of \`2026-03-10\` in the folder of 2025`,
      correct: "[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-10.md)",
    },
  ],
  *check({ triage, date }) {
    const report = triage?.date;
    if (!report || report.day === undefined || date === undefined) return;
    const age = date - report.day;
    if (age < 0 || age > OLDEST) {
      const distance = age < 0 ? `${-age} days after` : `${age} days before`;
      yield {
        span: report.span,
        message: `the report is of \`${formatDay(report.day)}\`, ${distance} this issue`,
        help: "link the report of this week",
      };
      return;
    }
    const year = /\/triage\/(\d{4})\//.exec(triage.report.url.value);
    if (!year || report.value.startsWith(year[1] as string)) return;
    const start = triage.report.url.span.start + year.index + "/triage/".length;
    const span = { start, end: start + 4 };
    const right = report.value.slice(0, 4);
    yield {
      span,
      message: `the link looks for the report of \`${report.value}\` in the folder of ${year[1]}`,
      help: `write \`${right}\``,
      // The date of the report is within the week, so the year of the folder is wrong.
      fix: safeFix("write the year of the report", { span, text: right }),
    };
  },
});
