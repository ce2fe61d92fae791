import { WEEKLY, type WeeklyKind, weeklyParts } from "../../analysis/weekly.ts";
import { indexOf } from "../../archive/index-of-issues.ts";
import { issueName, pointAt } from "../../archive/types.ts";
import { defineRule } from "../../rule/define-rule.ts";

const SEVERAL = 3;

export default defineRule({
  id: "carried-over",
  on: "issue",
  group: "archive",
  needs: ["archive"],
  fix: "never",
  summary:
    "what must be new each week is that of an earlier issue: quote, crate, merged pull requests, triage, discussion",
  why: "A new draft begins as a copy of the last issue. What was not replaced is printed again, and twice was.",
  examples: [
    {
      in: "triage",
      earlier: {
        issues: 1,
        text: "[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-10.md).",
      },
      incorrect: `
[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-10.md).
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the performance triage report is still that of issue 641`,
      correct: "[Full report here](https://github.com/rust-lang/rustc-perf/blob/master/triage/2026/2026-03-09.md).",
    },
  ],
  *check(issue, { archive }) {
    const { weekly } = indexOf(archive);
    const parts = weeklyParts(issue);
    for (const kind of Object.keys(WEEKLY) as WeeklyKind[]) {
      const carried = parts.flatMap(({ kind: own, key, span }) => {
        const [occurrence] = own === kind ? (weekly.get(`${kind} ${key}`) ?? []) : [];
        return occurrence ? [{ span, occurrence }] : [];
      });
      const [first] = carried;
      // A pull request may be merged twice; several are the list of another week, which is told at the first of them.
      if (!first || (kind === "pull-request" && carried.length < SEVERAL)) continue;
      const { span, occurrence } = first;
      const name = issueName(occurrence.issue);
      const isList = kind === "pull-request";
      const what = isList ? `${carried.length} merged pull requests` : WEEKLY[kind];
      yield {
        span,
        message: `the ${what} ${isList ? "are those" : "is still that"} of ${name}`,
        help: "replace it by this week's",
        related: [{ ...pointAt(occurrence.issue, occurrence.part.position), message: `it stands in ${name}` }],
      };
    }
  },
});
