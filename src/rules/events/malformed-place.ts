import { countryFault, stateFault } from "../../analysis/location-faults.ts";
import { formFault } from "../../analysis/location-form.ts";
import { usualLocation } from "../../archive/group-locations.ts";
import { type Archive, issueName, pointAt } from "../../archive/types.ts";
import { inParenthesis } from "../../document/location.ts";
import type { EventEntry } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule, type Finding, safeFix, unsafeFix } from "../../rule/define-rule.ts";

/** The help, with what earlier issues know of a state or country that the draft does not say. */
const fromEarlierIssues = (event: EventEntry, archive: Archive): Partial<Finding> => {
  const usual = usualLocation(event, archive);
  if (!event.location || !usual) return {};
  const { written, count, of, last } = usual;
  return {
    help: `write \`${written}\`, as in ${count} of ${of} earlier events of this group`,
    related: [{ ...pointAt(last.issue, last.event.position), message: `so in ${issueName(last.issue)}` }],
    fix: unsafeFix("write it as before", { span: event.location.span, text: written }),
  };
};

export default defineRule({
  id: "malformed-place",
  on: "event",
  group: "style",
  consults: ["archive"],
  fix: "sometimes",
  since: ERA.virtualPlaces,
  summary: "the place of an event is not written as city, state where there is one, and country code",
  why: "Readers and scripts find events by place. Editors have put 75 of them right; `GB` for `UK` comes back every week.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Reading, 03, GB | [Rust Reading](https://www.meetup.com/rust-reading)
                        ^^ \`03\` is a region, and places in \`UK\` are written without one
                            ^^ the country reads \`GB\`, not \`UK\`
    * [**Books and borrows**](https://www.meetup.com/rust-reading/events/313338784/)
* 2026-03-19 | Bergen, Norway | [Rust Bergen](https://www.meetup.com/rust-bergen)
                       ^^^^^^ the country reads \`Norway\`, not \`NO\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Reading, UK | [Rust Reading](https://www.meetup.com/rust-reading)
    * [**Books and borrows**](https://www.meetup.com/rust-reading/events/313338784/)
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
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
  *check(event, { archive }) {
    const { location, columns, groups } = event;
    // A line without its group was truncated, and perhaps within the location.
    if (!location || location.value === "" || (columns.length < 3 && groups.length === 0)) return;
    const form = formFault(location);
    if (form) {
      const { edits, ...finding } = form;
      yield { ...finding, fix: edits && safeFix("write it as the newsletter does", edits) };
    }
    // What stands behind a parenthesis is no part of the place.
    const faults = inParenthesis(location) ? [] : [countryFault(location), stateFault(location)];
    for (const fault of faults) {
      if (!fault) continue;
      const { edit, ...finding } = fault;
      yield edit
        ? { ...finding, fix: safeFix(finding.help, edit) }
        : { ...finding, ...fromEarlierIssues(event, archive) };
    }
  },
});
