import { placeForm } from "../model/places.ts";
import type { Place } from "../model/types.ts";
import { countryFault, stateFault } from "./data/place-parts.ts";
import { defineRule, type Finding, safeFix } from "./define-rule.ts";

const MODES = { "in-person": "", virtual: "Virtual", hybrid: "Hybrid" } as const;

function* formFaults(place: Place): Iterable<Finding> {
  if (placeForm(place) !== "other") return;
  const { span, value, mode, where } = place;
  const right = where.value ? `${MODES[mode]} (${where.value})` : MODES[mode];
  const unsure = where.value === "" && (place.parts.length > 0 || mode === "hybrid");
  const before = { start: span.start, end: where.value ? where.span.start : span.end };
  const edits = [{ span: before, text: where.value ? `${MODES[mode]} (` : right }];
  if (where.value) edits.push({ span: { start: where.span.end, end: span.end }, text: ")" });
  yield unsure
    ? {
        span,
        message: `place \`${value}\` is not written \`${MODES[mode]} (city, country)\``,
        help: "name the city and the country",
      }
    : {
        span,
        message: `place \`${value}\` is not written \`${right}\``,
        help: `write \`${right}\``,
        fix: safeFix("write it as the newsletter does", ...edits),
      };
}

export default defineRule({
  id: "malformed-place",
  on: "event",
  group: "style",
  fix: "sometimes",
  summary: "the place of an event is not written as city, state where there is one, and country code",
  why: "Readers and scripts find events by place. Editors have put 75 of them right; `GB` for `UK` comes back every week.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Reading, 03, GB | [Rust Reading](https://www.meetup.com/rust-reading)
                        ^^ \`03\` is a state, and places in \`UK\` are written without
                            ^^ country \`GB\` is not written \`UK\`
    * [**Books and borrows**](https://www.meetup.com/rust-reading/events/313338784/)
* 2026-03-19 | Bergen, Norway | [Rust Bergen](https://www.meetup.com/rust-bergen)
                       ^^^^^^ country \`Norway\` is not written \`NO\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21 | Hybrid - Tromsø, NO | [Rust Tromsø](https://www.meetup.com/rust-tromso)
               ^^^^^^^^^^^^^^^^^^^ place \`Hybrid - Tromsø, NO\` is not written \`Hybrid (Tromsø, NO)\`
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)`,
      correct: `
* 2026-03-18 | Reading, UK | [Rust Reading](https://www.meetup.com/rust-reading)
    * [**Books and borrows**](https://www.meetup.com/rust-reading/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)
* 2026-03-21 | Hybrid (Tromsø, NO) | [Rust Tromsø](https://www.meetup.com/rust-tromso)
    * [**Polar nights**](https://www.meetup.com/rust-tromso/events/313338795/)`,
    },
    {
      in: "north-america",
      incorrect: `
* 2026-03-18 | Portland, OR | [Rust Portland](https://www.meetup.com/rust-portland)
                         ^^ the country is missing behind \`OR\`
    * [**Roses and runtimes**](https://www.meetup.com/rust-portland/events/313338784/)
* 2026-03-19 | Duluth, MN US | [Rust Duluth](https://www.meetup.com/rust-duluth)
                       ^^^^^ \`MN US\` lacks the comma before the country
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338790/)`,
      correct: `
* 2026-03-18 | Portland, OR, US | [Rust Portland](https://www.meetup.com/rust-portland)
    * [**Roses and runtimes**](https://www.meetup.com/rust-portland/events/313338784/)
* 2026-03-19 | Duluth, MN, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338790/)`,
    },
    {
      in: "north-america",
      incorrect: `
* 2026-03-18 | Halifax, CA | [Rust Halifax](https://www.meetup.com/rust-halifax)
               ^^^^^^^ the state or province is missing between \`Halifax\` and \`CA\`
    * [**Tides and traits**](https://www.meetup.com/rust-halifax/events/313338784/)
* 2026-03-19 | Duluth | [Rust Duluth](https://www.meetup.com/rust-duluth)
               ^^^^^^ the country is missing behind \`Duluth\`
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338790/)`,
      correct: `
* 2026-03-18 | Halifax, NS, CA | [Rust Halifax](https://www.meetup.com/rust-halifax)
    * [**Tides and traits**](https://www.meetup.com/rust-halifax/events/313338784/)
* 2026-03-19 | Duluth, MN, US | [Rust Duluth](https://www.meetup.com/rust-duluth)
    * [**Lakes and lifetimes**](https://www.meetup.com/rust-duluth/events/313338790/)`,
    },
  ],
  *check({ place, columns, hosts }) {
    // A line without its group was cut short, and its place with it.
    if (!place || place.value === "" || (columns.length < 3 && hosts.length === 0)) return;
    yield* formFaults(place);
    for (const fault of [countryFault(place), stateFault(place)]) {
      if (!fault) continue;
      const { span, message, help, edit } = fault;
      yield { span, message, help, fix: edit && safeFix(help, edit) };
    }
  },
});
