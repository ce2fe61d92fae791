import { MISSING_MARKER } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";

export default defineRule({
  id: "malformed-event",
  on: "malformed",
  group: "structure",
  fix: "sometimes",
  since: ERA.eventLines,
  summary: "an event is not written as date, place and group with its title on the line below",
  why: "Readers look for their city and their evening: 1,765 of 1,767 events have the three columns, and scripts read them.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO, [Rust Oslo](https://www.meetup.com/rust-oslo)
                       ^^ the event is in another form than usual: there is no pipe between the place and the group
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
# 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
^ the event is in another form than usual: a \`#\` stands where the \`*\` belongs
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the event is in another form than usual: its place is missing
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | Rust Bergen
                            ^^^^^^^^^^^ the event is in another form than usual: its group is not a link
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * Skis and slices, at the usual place
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title of the event is in another form than usual: it is not a link`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-20 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Skis and slices**](https://www.meetup.com/rust-oslo/events/313338791/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the event is in another form than usual: the line below that names it is missing`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
* [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the title of the event is in another form than usual: it stands beside its event, not below it`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the event is in another form than usual: a blank line parts it from the line that names it

    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check({ expected, reason, span, repair }) {
    if ((expected !== "event" && expected !== "event-title") || reason === MISSING_MARKER) return;
    yield {
      span,
      message: `the ${expected === "event" ? "event" : "title of the event"} is in another form than usual: ${reason}`,
      help: "write `* date | place | [group](URL)` and `    * [**title**](URL)` on the line below",
      fix: repair && safeFix("write the line as an event", repair),
    };
  },
});
