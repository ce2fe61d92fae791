import type { Section } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import { OUTLINE, outlineRow } from "../../newsletter/outline.ts";
import { defineRule } from "../../rule/define-rule.ts";

const KINDS: readonly string[] = OUTLINE.map(({ kind }) => kind);

/** Where the outline puts a section among its siblings; undefined when it may stand anywhere. */
const rankOf = ({ kind, title }: Section): number | undefined => {
  const row = outlineRow(kind);
  if (!row || row.floating) return undefined;
  if (row.ordered)
    return row.titles.findIndex((known) => known.toLowerCase() === title.value.toLowerCase().replace(/:$/, ""));
  return row.many ? undefined : KINDS.indexOf(kind);
};

export default defineRule({
  id: "misplaced-section",
  on: "issue",
  group: "structure",
  fix: "never",
  since: ERA.outline,
  summary: "a section stands after one that it belongs before",
  why: "The order of sections is the same in every issue: readers scroll to the place they know.",
  examples: [
    {
      replaces: ["europe", "north-america"],
      incorrect: `
### North America
* 2026-03-19 | Austin, TX, US | [Rust ATX](https://www.meetup.com/rust-atx)
    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/313653030/)

### Europe
^^^^^^^^^^ section \`Europe\` stands after \`North America\`
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)`,
      correct: `
### Europe
* 2026-03-18 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)
    * [**Fjords and futures**](https://www.meetup.com/rust-oslo/events/313338784/)

### North America
* 2026-03-19 | Austin, TX, US | [Rust ATX](https://www.meetup.com/rust-atx)
    * [**Rust Lunch**](https://www.meetup.com/rust-atx/events/313653030/)`,
    },
  ],
  *check({ sections }) {
    const furthest = new Map<Section | undefined, { section: Section; rank: number }>();
    for (const section of sections) {
      const rank = rankOf(section);
      if (rank === undefined || rank < 0) continue;
      const before = furthest.get(section.parent);
      if (!before || rank >= before.rank) furthest.set(section.parent, { section, rank });
      else {
        yield {
          span: section.heading,
          message: `section \`${section.title.value}\` stands after \`${before.section.title.value}\``,
          help: `move it before \`${before.section.title.value}\``,
          related: [{ span: before.section.heading, message: "this one belongs behind it" }],
        };
      }
    }
  },
});
