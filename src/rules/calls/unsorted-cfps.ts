import { bySection, findDisorder } from "../../analysis/order.ts";
import type { CfpTalk } from "../../document/types.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { type Day, formatDay } from "../../text/calendar.ts";

/** A call without a deadline sorts last; a call whose columns are wrong has no key. */
const deadlineOf = ({ closes, columns }: CfpTalk): Day | undefined =>
  closes?.dates.length === 0 && columns.length === 4 ? Number.POSITIVE_INFINITY : closes?.to;

const closing = ({ closes }: CfpTalk): string =>
  closes?.to === undefined ? "without a deadline" : `that closes on \`${formatDay(closes.to)}\``;

export default defineRule({
  id: "unsorted-cfps",
  on: "issue",
  group: "hint",
  fix: "sometimes",
  summary: "calls for papers are not in the order of their deadlines",
  why: "The most urgent call stands first in most issues, though not in all.",
  examples: [
    {
      in: "cfp-events",
      incorrect: `
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | CFP open until 2026-05-31 | Vienna, Austria | 2026-10-02
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^ call that closes on \`2026-04-30\` stands below one that closes on \`2026-05-31\``,
      correct: `
* [**CrabConf**](https://crabconf.example.net/cfp) | CFP open until 2026-04-30 | Berlin, Germany | 2026-09-14 - 2026-09-16
* [**FerrisFest**](https://ferrisfest.example.net/cfp) | CFP open until 2026-05-31 | Vienna, Austria | 2026-10-02`,
    },
  ],
  *check(issue) {
    for (const talks of bySection(issue.talks)) {
      for (const { entry, other, stands, edits } of findDisorder(issue, talks, deadlineOf)) {
        yield {
          span: entry.closes?.span ?? entry.line.content.span,
          message: `call ${closing(entry)} stands ${stands} one ${closing(other)}`,
          help: "sort the calls by deadline",
          related: [
            { span: other.line.content.span, message: `it belongs ${stands === "below" ? "above" : "below"} this one` },
          ],
          fix: edits && safeFix("sort the calls", edits),
        };
      }
    }
  },
});
