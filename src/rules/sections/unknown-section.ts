import { isUnder } from "../../document/sections.ts";
import type { Line, Section } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import { OUTLINE, type SectionKind } from "../../newsletter/outline.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { closest } from "../../text/closest.ts";
import { isTypo } from "../../text/typo.ts";

/** The titles that a heading may have where it stands. */
const titlesUnder = (parent: Section | undefined): string[] =>
  OUTLINE.flatMap(({ titles, parent: under, many }) => {
    if (under !== undefined && !isUnder(parent, under as SectionKind)) return [];
    // The other titles of a section that may occur only once are those of earlier years.
    return many ? titles : titles.slice(0, 1);
  });

export default defineRule({
  id: "unknown-section",
  on: "section",
  group: "structure",
  fix: "sometimes",
  since: ERA.outline,
  summary: "a heading is not one of the newsletter's",
  why: "Readers and tools look sections up by their titles. Small headings of the week's own are fine; a misspelled one, or a new one at the top level, is not.",
  examples: [
    {
      replaces: ["official"],
      incorrect: `
### Offical
    ^^^^^^^ unknown section \`Offical\`
* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)`,
      correct: `
### Official
* [Announcing Rust 1.94.0](https://blog.rust-lang.org/2026/03/05/Rust-1.94.0/)`,
    },
    {
      replaces: ["europe"],
      incorrect: `
### Europa
    ^^^^^^ unknown section \`Europa\`
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
    },
  ],
  *check(section, { issue }) {
    const { kind, title, depth, parent } = section;
    if (kind !== "unknown") return;
    const meant = closest(title.value, titlesUnder(parent));
    if (meant === undefined && depth > 2) return;
    // Editors have added top-level headings for the talks of a conference.
    const isList = (line: Line) =>
      line.section === section && line.kind === "item" && line.content.value.startsWith("[");
    const ownList = meant === undefined && depth === 2 && issue.lines.some(isList);
    yield {
      span: title.span,
      message: `unknown section \`${title.value}\``,
      confidence: ownList ? "possible" : undefined,
      help:
        meant === undefined
          ? "use one of the newsletter's headings, or a smaller one below them"
          : `did you mean \`${meant}\`?`,
      // A heading for this week only may resemble another, so only a typo of one letter is certain.
      fix:
        meant !== undefined && isTypo(title.value, meant)
          ? safeFix(`write \`${meant}\``, { span: title.span, text: meant })
          : undefined,
    };
  },
});
