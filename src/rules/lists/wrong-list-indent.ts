import { isUnder } from "../../document/sections.ts";
import type { Line, Section } from "../../document/types.ts";
import { defineRule, safeFix, unsafeFix } from "../../rule/define-rule.ts";

/** The section of the top level that a section stands in. */
const chapterOf = (section: Section): Section => (section.parent ? chapterOf(section.parent) : section);

const indentOf = (depth: number): string => " ".repeat((depth - 1) * 4);

export default defineRule({
  id: "wrong-list-indent",
  on: "issue",
  group: "syntax",
  fix: "always",
  summary: "a nested list item is not indented by four spaces",
  why: "GitHub's preview nests an item at two spaces. The site needs four, and puts anything less on the level of the list around it.",
  examples: [
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
  * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
  ^ nested item is indented by 2 spaces, the site needs 4`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
    {
      in: "europe",
      incorrect: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
   * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ (+2 lines) 2 nested items are indented by 3 spaces, the site needs 4
* 2026-03-19 | Bern, CH | [Rust Bern](https://www.meetup.com/rust-bern)
   * [**Alpine iterators**](https://www.meetup.com/rust-bern/events/313338785/)`,
      correct: `
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)
* 2026-03-19 | Bern, CH | [Rust Bern](https://www.meetup.com/rust-bern)
    * [**Alpine iterators**](https://www.meetup.com/rust-bern/events/313338785/)`,
    },
  ],
  *check({ lines, events }) {
    const titles = new Set(events.flatMap((event) => event.titles.map(({ line }) => line)));
    /** The depth an item should have: the line that names an event is nested, however it is indented. */
    const wanted = (line: Line): number => (titles.has(line) ? Math.max(line.depth, 2) : line.depth);
    const isWrong = (line: Line): boolean =>
      line.kind === "item" && line.shown > 0 && line.indent > 0 && line.shown < wanted(line);
    // One finding for all items of an h2 that share the indent: they were written, or pasted, with one habit.
    const runs: Line[][] = [];
    for (const line of lines.filter(isWrong)) {
      const open = runs.at(-1);
      const goesOn = open?.[0]?.indent === line.indent && chapterOf(open[0].section) === chapterOf(line.section);
      if (open && goesOn) open.push(line);
      else runs.push([line]);
    }
    for (const run of runs) {
      const [first, last] = [run[0] as Line, run.at(-1) as Line];
      // Among entries it may as well be one of its own that slipped, which is what the site shows.
      const fix = isUnder(first.section, "community") ? unsafeFix : safeFix;
      const spaces = `${first.indent} space${first.indent > 1 ? "s" : ""}`;
      yield {
        span: {
          start: first.marker?.span.start ?? 0,
          end: run.length > 1 ? last.span.end : (first.marker?.span.end ?? 0),
        },
        message: `${run.length > 1 ? `${run.length} nested items are` : "nested item is"} indented by ${spaces}, the site needs ${indentOf(wanted(first)).length}`,
        help: `indent ${run.length > 1 ? "them" : "it"} by ${indentOf(wanted(first)).length} spaces`,
        fix: fix(
          "indent by four spaces",
          ...run.map((line) => ({
            span: { start: line.span.start, end: line.marker?.span.start ?? 0 },
            text: indentOf(wanted(line)),
          })),
        ),
      };
    }
  },
});
