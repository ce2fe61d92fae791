import { fieldOf } from "../../document/front-matter.ts";
import { dayInName } from "../../newsletter/issue-name.ts";
import { PUBLICATION_WEEKDAY } from "../../newsletter/publication.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { formatDay, WEEKDAYS, weekday } from "../../text/calendar.ts";

export default defineRule({
  id: "wrong-issue-date",
  on: "issue",
  group: "structure",
  fix: "never",
  hidesOthers: true,
  since: "2020-09-02",
  summary: "the issue's date is no Wednesday, or not the one in its file name",
  why: "The newsletter comes out on Wednesdays, and everything dated in it is counted from this line.",
  examples: [
    {
      replaces: ["front-matter"],
      incorrect: `
Title: This Week in Rust 642
Number: 642
Date: 2026-03-12
      ^^^^^^^^^^ the date is not that of the file name, \`2026-03-11\`
Category: This Week in Rust`,
      correct: `
Title: This Week in Rust 642
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
    },
  ],
  *check({ frontMatter, date, source }) {
    const field = fieldOf(frontMatter, "Date")?.value;
    if (!field || date === undefined) return;
    const day = dayInName(source.path);
    if (day !== undefined && day !== date) {
      const named = formatDay(day);
      yield {
        span: field.span,
        message: `the date is not that of the file name, \`${named}\``,
        help: `write \`Date: ${named}\`, or rename the file, and lint again: dates that depend on this one are judged then`,
        rootCause: { span: field.span, text: named },
      };
    } else if (weekday(date) !== PUBLICATION_WEEKDAY) {
      yield {
        span: field.span,
        message: `\`${field.value}\` is a ${WEEKDAYS[weekday(date)]}, the newsletter comes out on Wednesdays`,
        help: "write the date of the Wednesday",
      };
    }
  },
});
