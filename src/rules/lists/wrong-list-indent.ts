import { isUnder } from "../../document/sections.ts";
import type { Line } from "../../document/types.ts";
import { defineRule, safeFix, unsafeFix } from "../../rule/define-rule.ts";

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
   ^ nested item is indented by 3 spaces, the site needs 4
* 2026-03-19 | Bern, CH | [Rust Bern](https://www.meetup.com/rust-bern)
   * [**Alpine iterators**](https://www.meetup.com/rust-bern/events/313338785/)
   ^ nested item is indented by 3 spaces, the site needs 4`,
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
    const expectedDepth = (line: Line): number => (titles.has(line) ? Math.max(line.depth, 2) : line.depth);
    for (const line of lines) {
      const { kind, marker, shown, indent, section } = line;
      if (kind !== "item" || !marker || shown === 0 || indent === 0 || shown >= expectedDepth(line)) continue;
      const right = indentOf(expectedDepth(line));
      // Among entries it may also be a separate entry that was indented by mistake, as the site renders it.
      const fix = isUnder(section, "community") ? unsafeFix : safeFix;
      yield {
        span: marker.span,
        message: `nested item is indented by ${indent} space${indent > 1 ? "s" : ""}, the site needs ${right.length}`,
        help: `indent it by ${right.length} spaces`,
        fix: fix("indent by four spaces", { span: { start: line.span.start, end: marker.span.start }, text: right }),
      };
    }
  },
});
