import type { EventEntry } from "../model/types.ts";
import { comparableUrl } from "../text/comparable-url.ts";
import { isTracking } from "./data/tracking-parameters.ts";
import { defineRule, unsafeFix } from "./define-rule.ts";

const headOf = ({ columns }: EventEntry): string => columns.map(({ value }) => value).join(" | ");
const pageOf = ({ talks: [talk] }: EventEntry) => talk && comparableUrl(talk.url, isTracking);
const groupOf = ({ hosts: [host] }: EventEntry) => host && comparableUrl(host.url, isTracking);
const titleOf = ({ talks: [talk] }: EventEntry) => talk?.text.value.replaceAll("*", "").trim();

/** In which way two events of one section and day are the same; undefined when they are two. */
const sameness = (one: EventEntry, other: EventEntry): "line" | "page" | "title" | undefined => {
  if (headOf(one) === headOf(other) && (one.titles.length === 0 || other.titles.length === 0)) return "line";
  if (pageOf(one) !== undefined && pageOf(one) === pageOf(other)) return "page";
  const alike = groupOf(one) === groupOf(other) && one.place?.value === other.place?.value;
  return alike && titleOf(one) !== undefined && titleOf(one) === titleOf(other) ? "title" : undefined;
};

const MESSAGES = {
  line: "the same event stands here twice",
  page: "another event of this day leads to the same page",
  title: "the same group has an event of this title on this day, under another link",
} as const;

export default defineRule({
  id: "duplicate-event",
  on: "section",
  group: "structure",
  fix: "sometimes",
  summary: "an event stands twice in one section",
  why: "A script collects events and people add them: 29 events were printed twice since 2023. A hybrid event stands in `Virtual` and in its region on purpose.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) another event of this day leads to the same page
    * [**Fjords & futures**](https://www.meetup.com/rust-oslo/events/313338784)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+1 line) the same group has an event of this title on this day, under another link
    * [**Fjords and futures**](https://rust-oslo.example.net/fjords)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the same event stands here twice
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check(section, { issue, source }) {
    const days = new Map<string, EventEntry[]>();
    for (const event of issue.events) {
      if (event.section !== section || event.dates?.from === undefined) continue;
      const day = `${event.dates.from} ${event.dates.to}`;
      const earlier = days.get(day) ?? [];
      const twin = earlier.find((other) => sameness(event, other));
      days.set(day, [...earlier, event]);
      const how = twin && sameness(event, twin);
      if (!twin || !how) continue;
      const [goes, stays] = how === "line" && twin.titles.length === 0 ? [twin, event] : [event, twin];
      const identical = how === "line" || (how === "page" && headOf(goes) === headOf(stays));
      yield {
        span: { start: goes.line.content.span.start, end: goes.span.end },
        message: MESSAGES[how],
        help: identical ? "remove one of them" : "keep one of them, or put its date or link right",
        related: [{ span: stays.line.content.span, message: "the other one" }],
        fix: identical ? unsafeFix("remove it", { span: source.wholeLines(goes.span), text: "" }) : undefined,
      };
    }
  },
});
