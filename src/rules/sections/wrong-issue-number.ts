import { fieldOf } from "../../document/front-matter.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { dayOf } from "../../text/calendar.ts";
import { textAt } from "../../text/span.ts";

/** Issue 424 came out on 2022-01-05; one has come out every Wednesday since. */
const EPOCH = { number: 424, day: dayOf(2022, 1, 5) ?? 0 };

export default defineRule({
  id: "wrong-issue-number",
  on: "issue",
  group: "structure",
  fix: "sometimes",
  summary: "the number is not the one that belongs to the issue's date",
  why: "Issues are numbered by the week without a gap. A new draft copies last week's number, which then stands in the title, in the feed and in the links of readers.",
  examples: [
    {
      replaces: ["front-matter"],
      incorrect: `
Title: This Week in Rust 642
Number: 641
        ^^^ the issue of \`2026-03-11\` is number 642, not 641
Date: 2026-03-11
Category: This Week in Rust`,
      correct: `
Title: This Week in Rust 642
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
    },
  ],
  *check({ frontMatter, date, dateIsCertain }) {
    const weeks = ((date ?? Number.NaN) - EPOCH.day) / 7;
    if (!Number.isInteger(weeks) || weeks < 0) return;
    const right = EPOCH.number + weeks;
    const title = fieldOf(frontMatter, "Title")?.value;
    const inTitle = title && /(?<=^This Week in Rust )\d+$/.exec(title.value);
    const numbers = [
      fieldOf(frontMatter, "Number")?.value,
      inTitle ? textAt(inTitle[0], title.span.start + inTitle.index) : undefined,
    ];
    for (const number of numbers) {
      if (!number || !/^\d+$/.test(number.value) || Number(number.value) === right) continue;
      yield {
        span: number.span,
        message: `the issue of \`${fieldOf(frontMatter, "Date")?.value.value}\` is number ${right}, not ${number.value}`,
        help: `write ${right}`,
        fix: dateIsCertain ? safeFix(`write ${right}`, { span: number.span, text: String(right) }) : undefined,
      };
    }
  },
});
