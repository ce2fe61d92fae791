import { formatDay } from "../text/calendar.ts";
import { defineRule } from "./define-rule.ts";

/** Reports are of the Monday or Tuesday before; one a week old is last week's. */
const OLDEST = 8;

export default defineRule({
  id: "distant-triage-report",
  on: "issue",
  group: "structure",
  fix: "never",
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
    yield {
      span: { start, end: start + 4 },
      message: `the report of \`${report.value}\` is looked for in the folder of ${year[1]}`,
      help: `write \`${report.value.slice(0, 4)}\``,
    };
  },
});
