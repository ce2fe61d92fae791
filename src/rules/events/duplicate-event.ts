import { duplicateEvents, headOf, type Likeness } from "../../analysis/duplicate-events.ts";
import type { EventEntry } from "../../document/types.ts";
import { type Confidence, defineRule, unsafeFix } from "../../rule/define-rule.ts";

const KEEP_ONE = "keep one of them, or put its date or link right";

/** The message about an entry, which may quote the other; the help; the confidence if it differs from the rule's. */
type Wording = readonly [say: (other: EventEntry) => string, help: string, confidence?: Confidence];
const WORDINGS: Readonly<Record<Likeness, Wording>> = {
  line: [() => "the same event stands here twice", KEEP_ONE],
  page: [() => "another event of this day leads to the same page", KEEP_ONE],
  title: [() => "the same group has an event of this title on this day, under another link", KEEP_ONE],
  day: [({ dates }) => `the page of this event is given for \`${dates?.value}\` too`, KEEP_ONE],
  mode: [
    ({ section, location }) => `the same event is \`${location?.value}\` under \`${section.title.value}\``,
    "write `Hybrid (…)` in both places if it is held there and online, or remove the wrong one",
  ],
  place: [
    ({ section, location }) => `the same event reads \`${location?.value}\` under \`${section.title.value}\``,
    "write the same place in both",
    "possible",
  ],
  "next-day": [
    ({ dates }) => `the page of this event is given for \`${dates?.value}\` too`,
    "write one line with both days, or link each day to a page of its own",
    "possible",
  ],
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
* 2026-03-19 | Hybrid (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event reads \`Bergen, NO\` under \`Europe\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)

### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event is \`Virtual (Oslo, NO)\` under \`Virtual\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same event reads \`Hybrid (Bergen, NO)\` under \`Virtual\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
### Virtual
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### Europe
* 2026-03-18 | Hybrid (Oslo, NO) | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ events }, { source, isAllowed }) {
    const reported = new Set<string>();
    const isAllowedEvent = ({ line, span }: EventEntry) => isAllowed({ start: line.content.span.start, end: span.end });
    for (const { first, second, how } of duplicateEvents(events)) {
      if ([first, second].some(isAllowedEvent)) continue;
      // An entry without a title says less than the other, so it is the one to remove.
      const [removed, kept] = first.titles.length === 0 ? [first, second] : [second, first];
      const [say, help, confidence] = WORDINGS[how];
      const identical = how === "line" || (how === "page" && headOf(first) === headOf(second));
      const fix = identical
        ? unsafeFix("remove this one", { span: source.wholeLines(removed.span), text: "" })
        : undefined;
      // Both are reported: the editor decides which to remove, and a pull request may have added either.
      for (const [event, other] of [[kept, removed] as const, [removed, kept] as const]) {
        const finding = { span: { start: event.line.content.span.start, end: event.span.end }, message: say(other) };
        const key = `${finding.span.start} ${finding.message}`;
        if (reported.has(key)) continue;
        reported.add(key);
        const related = [{ span: other.line.content.span, message: "the other one" }];
        yield { ...finding, help, related, fix: event === removed ? fix : undefined, confidence };
      }
    }
  },
});
