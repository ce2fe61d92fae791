import { eventsLine, eventWindow, windowText } from "../../analysis/event-window.ts";
import { besideDates, joinsDays } from "../../document/dates.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { formatDay } from "../../text/calendar.ts";

export default defineRule({
  id: "wrong-events-range",
  on: "issue",
  group: "dates",
  fix: "sometimes",
  since: ERA.eventLines,
  summary: "the line above the events does not name the issue's date and the day four weeks later",
  why: "A new draft is a copy of the last one: a line that was not brought up to date makes every event look wrong.",
  examples: [
    {
      in: "events",
      incorrect: `
Rusty Events between 2026-03-04 - 2026-04-01 🦀
                     ^^^^^^^^^^^^^^^^^^^^^^^ events are announced for \`2026-03-04 - 2026-04-01\`, this issue has those of \`2026-03-11 - 2026-04-08\``,
      correct: `
Rusty Events between 2026-03-11 - 2026-04-08 🦀`,
    },
    {
      in: "events",
      incorrect: `
Rusty Events between 2026-03-11 to 2026-04-08 🦀
                     ^^^^^^^^^^^^^^^^^^^^^^^^ events are announced for \`2026-03-11 to 2026-04-08\`, written \`2026-03-11 - 2026-04-08\``,
      correct: `
Rusty Events between 2026-03-11 - 2026-04-08 🦀`,
    },
    {
      replaces: ["events"],
      incorrect: `
## Upcoming Events
^^^^^^^^^^^^^^^^^^ the line \`Rusty Events between …\` is missing below this heading`,
      correct: `
## Upcoming Events
Rusty Events between 2026-03-11 - 2026-04-08 🦀`,
    },
  ],
  *check(issue, { source }) {
    const window = eventWindow(issue);
    const section = issue.sections.find(({ kind }) => kind === "events");
    if (!window || !section) return;
    const range = issue.eventsRange;
    const right = windowText(window);
    const help = `write \`${eventsLine(window)}\``;
    if (!range) {
      yield { span: section.heading, message: "the line `Rusty Events between …` is missing below this heading", help };
      return;
    }
    const [, between] = besideDates(range);
    const [first, last] = range.dates;
    if (!first || !last || !between || range.dates.length > 2) {
      yield { span: range.span, message: "this line does not name a first and a last day", help };
      return;
    }
    const span = { start: first.span.start, end: last.span.end };
    const written = range.value.slice(span.start - range.span.start, span.end - range.span.start);
    if (written === right) return;
    const joint = source.text.slice(first.span.end, last.span.start);
    // Words between the days were written on purpose, so they stay.
    const edits = joinsDays(joint)
      ? [{ span, text: right }]
      : [
          { span: first.span, text: formatDay(window.from) },
          { span: last.span, text: formatDay(window.to) },
        ];
    const dated = range.from === window.from && range.to === window.to;
    yield {
      span,
      message: `events are announced for \`${written}\`, ${dated ? "written" : "this issue has those of"} \`${right}\``,
      help,
      fix: issue.dateIsCertain ? safeFix("write the right days", edits) : undefined,
    };
  },
});
