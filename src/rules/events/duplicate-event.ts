import { duplicateEvents, headOf, type Likeness } from "../../analysis/duplicate-events.ts";
import type { EventEntry } from "../../document/types.ts";
import { type Confidence, defineRule, type Finding, type Twin, unsafeFix } from "../../rule/define-rule.ts";
import { atOneOfTwo } from "../../rule/one-of-two.ts";

/** The message about an entry, which may quote the other; the help; the confidence if it differs from the rule's. */
type Wording = readonly [say: (other: EventEntry) => string, help: string, confidence?: Confidence];

const REMOVE = "remove this one";
const days = ({ dates }: EventEntry) => `the page of this event is given for \`${dates?.value}\` too`;
const place = (verb: string) => (other: EventEntry) =>
  `the same event ${verb} \`${other.location?.value}\` under \`${other.section.title.value}\``;
const titleOf = ({ titleLinks }: EventEntry) => titleLinks[0]?.text.value.replaceAll(/[*`]/g, "").trim();

const WORDINGS: Readonly<Record<Likeness, Wording>> = {
  line: [() => "the same event stands here twice", REMOVE],
  page: [() => "another event of this day leads to the same page", REMOVE],
  titles: [(each) => `\`${titleOf(each)}\` on this day leads to the same page`, "put the link right that is wrong"],
  number: [
    ({ titleLinks }) => `this Meetup event stands under another group too: \`${titleLinks[0]?.url.value}\``,
    "keep the link that the event's page has, and put the other event's right",
  ],
  evening: [() => "this evening stands here under its number and under its code", "keep the line with the number"],
  title: [() => "the same group has an event of this title on this day, under another link", REMOVE],
  conference: [() => "an event of this title stands here on these days already, under another link", REMOVE],
  overlap: [days, "write one line for all days of the event"],
  day: [days, "put the date right that differs from the page, or remove this one"],
  mode: [place("is"), "write `Hybrid (…)` in both places if it is held there and online, or remove the wrong one"],
  virtual: [place("is"), "keep it under `Virtual` only"],
  place: [place("reads"), "write the same place in both", "possible"],
  "next-day": [days, "write one line with both days, or link each day to a page of its own", "possible"],
};

export default defineRule({
  id: "duplicate-event",
  on: "issue",
  group: "structure",
  confidence: "likely", // whether one of the two is superfluous, only a person can decide
  fix: "sometimes",
  summary: "an event stands twice in one section, or with two days or places that cannot both be right",
  why: "A script collects events and people add them: 29 events were printed twice since 2023. A hybrid event stands in `Virtual` and in its region on purpose, with the same place in both.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-17 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same event stands here twice
* 2026-03-17 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event stands here twice
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338710/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) another event of this day leads to the same page
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) another event of this day leads to the same page
    * [**Fjords & futures**](https://www.meetup.com/rust-oslo/events/313338784)`,
      correct: `
* 2026-03-17 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Hack night**](https://www.meetup.com/rust-oslo/events/313338710/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      replaces: ["virtual", "europe"],
      incorrect: `
### Virtual
* 2026-03-18 | Virtual (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event is \`Oslo, NO\` under \`Europe\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event is \`Virtual (Oslo, NO)\` under \`Virtual\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Virtual
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### Europe
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check(issue, { source, isAllowed }) {
    const hinted = new Set<EventEntry>();
    const isAllowedEvent = ({ line, span }: EventEntry) => isAllowed({ start: line.content.span.start, end: span.end });
    for (const { first, second, how } of duplicateEvents(issue)) {
      if ([first, second].some(isAllowedEvent)) continue;
      // An entry without a title says less than the other, so it is the one to remove.
      const isFirst = how === "virtual" ? first.section.title.value !== "Virtual" : first.titles.length === 0;
      const [removed, kept] = isFirst ? [first, second] : [second, first];
      const [say, help, confidence] = WORDINGS[how];
      const same = how === "line" || how === "virtual" || (how === "page" && headOf(first) === headOf(second));
      const fix = same ? unsafeFix(REMOVE, { span: source.wholeLines(removed.span), text: "" }) : undefined;
      const [here, there] = [removed, kept].map((event) => ({
        span: { start: event.line.content.span.start, end: event.span.end },
        message: say(event === removed ? kept : removed),
        help,
      })) as [Twin, Twin];
      const related = [{ span: kept.line.content.span, message: help === REMOVE ? "keep this one" : "the other one" }];
      const [finding, hint] = atOneOfTwo({ ...here, related, fix, confidence }, there) as [Finding, Finding];
      yield finding;
      // What is only possible is told once: the other line has nothing to mend.
      if (confidence !== "possible" && !hinted.has(kept)) yield hint;
      hinted.add(kept);
    }
  },
});
