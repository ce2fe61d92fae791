import { loneRuns } from "../../analysis/emphasis.ts";
import { proseText, unparsedText } from "../../analysis/masked-text.ts";
import type { Issue, Link, NoneLine } from "../../document/types.ts";
import { defineRule, type Finding, safeFix } from "../../rule/define-rule.ts";
import { insertion } from "../../text/edit.ts";
import type { Span, Text } from "../../text/span.ts";

const help = "close it, or remove the asterisks";

/** `[**Title](u)`, `[Title**](u)` and `[**Title*](u)`; a `**` on the wrong side of a bracket goes inside. */
const inLink = (issue: Issue, { text, span }: Link): Finding[] =>
  loneRuns(proseText(issue), text.span)
    .filter(({ span: run }) => run.end - run.start === 2)
    .map(({ span: run, unmatched, opens }) => {
      const whole = run.start === text.span.start || run.end === text.span.end;
      // Half of it is already matched by a `*` on the other side.
      if (unmatched === 1) return halfOf(text, run, opens);
      const outside: Span = opens ? { start: span.end, end: span.end + 2 } : { start: span.start - 2, end: span.start };
      const stray = issue.source.slice(outside) === "**" ? [{ span: outside, text: "" }] : [];
      const at = opens ? text.span.end : text.span.start;
      return {
        span: run,
        message: `\`**\` is ${opens ? "opened and not closed" : "closed and not opened"} inside the link`,
        help,
        fix: whole ? safeFix("bold the whole title", { span: { start: at, end: at }, text: "**" }, stray) : undefined,
      };
    });

/** `[**Title*](u)`: where the two are at the ends of the text, all of it was meant to be bold. */
const halfOf = ({ span, value }: Text, run: Span, opens: boolean): Finding => {
  const ends = /^\*{1,2}[^*]+\*{1,2}$/.test(value);
  const at = opens ? span.end : span.start;
  return {
    span: run,
    message: `\`**\` is ${opens ? "closed" : "opened"} with one \`*\` inside the link`,
    help: "write `**` on both sides",
    fix: ends ? safeFix("write `**` on both sides", { span: { start: at, end: at }, text: "*" }) : undefined,
  };
};

/** Whether what is written there would be part of a link, code or comment that reaches over several lines. */
const isWithin = ({ links, codeSpans, comments }: Issue, at: number): boolean =>
  [...links, ...codeSpans, ...comments].some(({ span }) => span.start < at && at < span.end);

/** `*No … this week.`; another rule reports sentences that list groups. */
const inSentence = (issue: Issue, { span, groups }: NoneLine): Finding[] =>
  loneRuns(unparsedText(issue), span)
    .filter((run) => groups.length < 2 && run.opens && run.span.start === span.start)
    .map(({ span: run, unmatched }) => ({
      span: run,
      message: `\`${"*".repeat(unmatched)}\` is opened and not closed`,
      help,
      fix: isWithin(issue, span.end) ? undefined : safeFix("close it", insertion(span.end, "*".repeat(unmatched))),
    }));

export default defineRule({
  id: "unbalanced-emphasis",
  on: "issue",
  group: "syntax",
  fix: "sometimes",
  summary: "emphasis is opened and not closed, or the other way round",
  why: "The site shows the asterisks. A title that lost one `**` is printed three or four times, for a new draft copies last week's events.",
  examples: [
    {
      replaces: ["europe"],
      incorrect: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures](https://www.meetup.com/rust-oslo/events/313338784/)
       ^^ \`**\` is opened and not closed inside the link
* 2026-03-19 | Turku, FI | [Rust Turku](https://www.meetup.com/rust-turku)
    * [Saunas and slices**](https://www.meetup.com/rust-turku/events/313338785/)
                        ^^ \`**\` is closed and not opened inside the link
* 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and Rust](https://www.meetup.com/rust-bergen/events/313338786/)**
       ^^ \`**\` is opened and not closed inside the link
* 2026-03-21 | Malmö, SE | [Rust Malmö](https://www.meetup.com/rust-malmo)
    * [**Bridges and borrows*](https://www.meetup.com/rust-malmo/events/313338787/)
       ^^ \`**\` is closed with one \`*\` inside the link`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Turku, FI | [Rust Turku](https://www.meetup.com/rust-turku)
    * [**Saunas and slices**](https://www.meetup.com/rust-turku/events/313338785/)
* 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and Rust**](https://www.meetup.com/rust-bergen/events/313338786/)
* 2026-03-21 | Malmö, SE | [Rust Malmö](https://www.meetup.com/rust-malmo)
    * [**Bridges and borrows**](https://www.meetup.com/rust-malmo/events/313338787/)`,
    },
    {
      in: "approved-rfcs",
      incorrect: `
* *No RFCs were approved this week.
  ^ \`*\` is opened and not closed`,
      correct: "* *No RFCs were approved this week.*",
    },
  ],
  *check(issue) {
    for (const link of issue.links) if (link.form === "inline") yield* inLink(issue, link);
    for (const sentence of issue.noneLines) yield* inSentence(issue, sentence);
  },
});
