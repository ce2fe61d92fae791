import { mergedWeek } from "../../analysis/merged-range.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "wrong-merged-range",
  on: "issue",
  group: "structure",
  fix: "sometimes",
  since: ERA.strict,
  summary: "the search for merged pull requests is not about the week before the issue",
  why: "The link counts from Tuesday to Tuesday, eight days to one day before the issue. Copied from last week it shows readers the wrong list.",
  examples: [
    {
      in: "project-updates",
      incorrect: `
483 pull requests were [merged in the last week][merged]

[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-02-24..2026-03-03
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^ merged from \`2026-02-24\` to \`2026-03-03\`, the week before this issue is \`2026-03-03\` to \`2026-03-10\``,
      correct: `
483 pull requests were [merged in the last week][merged]

[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-03-03..2026-03-10`,
    },
    {
      in: "project-updates",
      incorrect: `
483 pull requests were [merged in the last week](https://github.com/search?q=is%3Apr+is%3Amerged+merged%3A2026-03-03-2026-03-10)
                                                                                                          ^^^^^^^^^^^^^^^^^^^^^ the search reads \`2026-03-03-2026-03-10\`, not \`2026-03-03..2026-03-10\``,
      correct:
        "483 pull requests were [merged in the last week](https://github.com/search?q=is%3Apr+is%3Amerged+merged%3A2026-03-03..2026-03-10)",
    },
  ],
  *check({ merged, date, dateIsCertain }, { source }) {
    const [from, to] = merged?.range.dates ?? [];
    if (!from || !to || date === undefined) return;
    const right = mergedWeek(date);
    const span = { start: from.span.start, end: to.span.end };
    const written = source.slice(span);
    if (written === right.join("..")) return;
    const dated = from.value === right[0] && to.value === right[1];
    yield {
      span,
      message: dated
        ? `the search reads \`${written}\`, not \`${right.join("..")}\``
        : `merged from \`${from.value}\` to \`${to.value}\`, the week before this issue is \`${right[0]}\` to \`${right[1]}\``,
      help: `write \`${right.join("..")}\``,
      fix: dateIsCertain ? safeFix("write the week before the issue", { span, text: right.join("..") }) : undefined,
    };
  },
});
