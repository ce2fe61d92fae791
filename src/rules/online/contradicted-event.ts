import type { EventEntry } from "../../document/types.ts";
import type { PageEvent } from "../../linked-pages/page.ts";
import { conflictingDates, eventOfPage } from "../../linked-pages/page-events.ts";
import { conflictingLocation } from "../../linked-pages/page-location.ts";
import { defineRule, type Finding, unsafeFix } from "../../rule/define-rule.ts";

const CHECK = "look at the event's page; what it says takes precedence";

function* contradictions(entry: EventEntry, event: PageEvent): Iterable<Finding> {
  const { dates, location } = entry;
  if (event.status !== undefined && dates) {
    const help = event.status === "cancelled" ? "remove the event" : "remove the event, or write its new date";
    yield { span: dates.span, message: `the page of the event says that the event is ${event.status}`, help };
    return;
  }
  const other = dates && conflictingDates(dates, event, location?.mode === "virtual");
  if (dates && other) {
    const fix = other.isCertain
      ? unsafeFix("write the page's date", { span: dates.span, text: other.onPage })
      : undefined;
    yield { span: dates.span, message: `the page of the event says \`${other.onPage}\``, help: CHECK, fix };
  }
  if (!location) return;
  // A hybrid event contradicts neither mode: often the data of a page names only one, and its prose says both.
  if (location.mode === "virtual" && event.mode === "in-person")
    yield { span: location.span, message: "the page of the event says that the event is not held online", help: CHECK };
  if (location.mode === "in-person" && event.mode === "virtual")
    yield {
      span: location.span,
      message: "the page of the event says that the event is held online only",
      help: CHECK,
    };
  const elsewhere = event.mode === "virtual" ? undefined : conflictingLocation(entry, event);
  if (elsewhere)
    yield { span: elsewhere.span, message: `the page of the event says \`${elsewhere.onPage}\``, help: CHECK };
}

export default defineRule({
  id: "contradicted-event",
  on: "event",
  group: "online",
  needs: ["pages"],
  fix: "sometimes",
  summary: "the page of an event names another date, place or mode, or says that it does not take place",
  why: "Organisers move events after they were sent in, and then their page takes precedence. Of the structured data of a page only what cannot be meant otherwise counts: another day in the event's own time zone, another country, a city that nothing else names.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      pages: {
        "https://www.meetup.com/rust-oslo/events/313338784/": {
          events: [{ start: "2026-03-19T18:00:00+01:00", end: "2026-03-19T21:00:00+01:00", mode: "in-person" }],
        },
      },
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^ the page of the event says \`2026-03-19\`
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-19 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      pages: {
        "https://luma.com/rain": {
          events: [{ start: "2026-03-20T18:00:00+01:00", status: "cancelled" }],
        },
        "https://luma.com/snow": {
          events: [{ start: "2026-03-21", mode: "in-person", place: { city: "Helsinki", country: "FI" } }],
        },
        "https://luma.com/screens": { events: [{ start: "2026-03-22T23:00:00Z", mode: "virtual" }] },
      },
      incorrect: `
* 2026-03-20 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
  ^^^^^^^^^^ the page of the event says that the event is cancelled
    * [**Rain and references**](https://luma.com/rain)
* 2026-03-21 | Tampere, SE | [Rust North](https://www.meetup.com/rust-north)
                        ^^ the page of the event says \`Helsinki, FI\`
    * [**Snow and slices**](https://luma.com/snow)
* 2026-03-23 | Bodø, NO | [Rust North](https://www.meetup.com/rust-north)
               ^^^^^^^^ the page of the event says that the event is held online only
    * [**Screens and scopes**](https://luma.com/screens)`,
      correct: `
* 2026-03-21 | Helsinki, FI | [Rust North](https://www.meetup.com/rust-north)
    * [**Snow and slices**](https://luma.com/snow)`,
    },
  ],
  *check(entry, { pages }) {
    for (const { link } of entry.titles) {
      const page = link && pages.of(link.url.value);
      const event = page?.verdict === "alive" ? eventOfPage(page) : undefined;
      if (event) yield* contradictions(entry, event);
    }
  },
});
