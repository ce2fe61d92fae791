import { isUnder } from "../../document/sections.ts";
import type { Section } from "../../document/types.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule, unsafeFix } from "../../rule/define-rule.ts";

/** A group without items has no heading: a sentence below the last group names it. */
const GROUPS: ReadonlySet<string> = new Set<SectionKind>(["testing-group", "fcp-group"]);

/** Whether the section is removed when it is empty; in the others a sentence says that there is nothing. */
const isOptional = (section: Section): boolean => {
  const { kind, parent } = section;
  if (kind === "region" || kind === "team" || kind === "fcp-group") return true;
  return kind !== "community" && kind !== "events" && (isUnder(section, "community") || isUnder(parent, "events"));
};

export default defineRule({
  id: "empty-section",
  on: "issue",
  group: "readiness",
  fix: "sometimes",
  summary: "a heading has nothing under it",
  why: "The template has every heading; those without an entry are deleted before publication. Editors did so 224 times.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

### Research
^^^^^^^^^^^^ nothing stands under \`Research\`

### Miscellaneous
* [Crabs of the world](https://blog.example.net/crabs)`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

### Miscellaneous
* [Crabs of the world](https://blog.example.net/crabs)`,
    },
  ],
  *check({ sections, lines, noneLines }, { source, stage }) {
    const parents = new Set(sections.map(({ parent }) => parent));
    for (const section of sections) {
      if (!(isOptional(section) || section.kind === "testing-group") || parents.has(section)) continue;
      let next = source.lineIndex(section.heading.start) + 1;
      const removed = { start: section.heading.start, end: section.heading.end };
      for (; lines[next]?.section === section && lines[next]?.kind === "blank"; next++);
      removed.end = lines[next]?.span.start ?? source.text.length;
      for (; lines[next]?.section === section && ["blank", "comment"].includes(lines[next]?.kind ?? ""); next++);
      // The sentence is about groups that have no heading, so the heading above it is empty all the same. An empty
      // testing group is reported only there.
      const isSentence = noneLines.some(({ line, groups }) => line === lines[next] && groups.length > 0);
      if (lines[next]?.section === section ? !isSentence : section.kind === "testing-group") continue;
      yield {
        span: section.heading,
        message: `nothing stands under \`${section.title.value}\``,
        help: GROUPS.has(section.kind)
          ? "remove the heading, and name the group in the sentence for those without items"
          : "remove the heading",
        // While the draft is written, somebody may still fill it.
        fix: stage === "draft" ? undefined : unsafeFix("remove the heading", { span: removed, text: "" }),
      };
    }
  },
});
