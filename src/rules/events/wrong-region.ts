import { defineAnalysis } from "../../analysis/define-analysis.ts";
import { virtualTwice } from "../../analysis/duplicate-events.ts";
import type { EventEntry, Issue, Section } from "../../document/types.ts";
import { countryCode, countryName, regionsOf } from "../../newsletter/countries.ts";
import { ERA } from "../../newsletter/era.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { trailingRun } from "../../text/trailing-run.ts";

const VIRTUAL = "Virtual";

/** The name of a region, without what slipped in behind it. */
const nameOf = ({ title: { value } }: Section): string =>
  value.slice(0, value.length - trailingRun(value, /[\s:.]/).length);

/** The regions that have a heading, in lower case. */
const headings = defineAnalysis(
  (issue): ReadonlySet<string> =>
    new Set(issue.sections.flatMap((each) => (each.kind === "region" ? nameOf(each).toLowerCase() : []))),
);

/** What contradicts the region, and what to do about it. */
const faultOf = ({ location, section }: EventEntry, issue: Issue): { message: string; help: string } | undefined => {
  if (!location || location.value === "" || section.kind !== "region") return undefined;
  const region = nameOf(section);
  const isRegion = (name: string): boolean => name.toLowerCase() === region.toLowerCase();
  if (isRegion(VIRTUAL))
    return location.mode === "in-person"
      ? {
          message: `\`${location.value}\` stands under \`Virtual\`, but does not say that the event is virtual`,
          help: "write `Virtual (…)` or `Hybrid (…)`, or move it to its region",
        }
      : undefined;
  if (location.mode === "virtual")
    return {
      message: `a virtual event stands under \`${region}\``,
      help: "move it to `Virtual`, or write `Hybrid (…)` if it is held there too",
    };
  const country = countryCode(location.country?.value ?? "");
  const regions = country === undefined ? [] : regionsOf(country);
  const there = regions.find((each) => headings(issue).has(each.toLowerCase()));
  return country !== undefined && regions[0] && !regions.some(isRegion)
    ? {
        message: `\`${country}\` (${countryName(country)}) is not in \`${region}\``,
        help: there
          ? `move the event to \`${there}\``
          : `add \`### ${regions[0]}\` at its place among the regions, and move the event below it`,
      }
    : undefined;
};

export default defineRule({
  id: "wrong-region",
  on: "event",
  group: "structure",
  // Whether the location or the region is wrong, only a person can decide.
  confidence: "likely",
  fix: "never",
  since: ERA.virtualPlaces,
  summary: "an event stands under a region that it does not belong to",
  why: "Readers look only below the heading of their continent. Editors move about a dozen events a year.",
  source: "https://github.com/rust-lang/this-week-in-rust#events",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Bangalore, IN | [Rust Bangalore](https://www.meetup.com/rust-bangalore)
               ^^^^^^^^^^^^^ \`IN\` (India) is not in \`Europe\`
    * [**Mangoes and macros**](https://www.meetup.com/rust-bangalore/events/313338784/)
* 2026-03-19 | Virtual (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
               ^^^^^^^^^^^^^^^^^^^^ a virtual event stands under \`Europe\`
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Hybrid (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
    {
      in: "virtual",
      incorrect: `
* 2026-03-19 | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)
               ^^^^^^^^^^ \`Bergen, NO\` stands under \`Virtual\`, but does not say that the event is virtual
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
      correct: `
* 2026-03-19 | Hybrid (Bergen, NO) | [Rust Bergen](https://www.meetup.com/rust-bergen)
    * [**Rain and references**](https://www.meetup.com/rust-bergen/events/313338790/)`,
    },
  ],
  *check(event, { issue }) {
    const fault = faultOf(event, issue);
    // `duplicate-event` removes a virtual event that stands under `Virtual` too.
    if (fault && !virtualTwice(issue).has(event) && event.location) yield { span: event.location.span, ...fault };
  },
});
