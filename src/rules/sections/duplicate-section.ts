import type { Section } from "../../document/types.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "duplicate-section",
  on: "issue",
  group: "structure",
  fix: "never",
  summary: "a section is there twice",
  why: "It happens when two pull requests add the same heading, or a merge keeps both sides. Readers miss what stands under the second.",
  examples: [
    {
      in: "observations",
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

### Observations/Thoughts
^^^^^^^^^^^^^^^^^^^^^^^^^ section \`Observations/Thoughts\` is there twice
* [Crabs all the way down](https://blog.example.net/crabs)`,
      correct: `
* [A tale of two borrows](https://blog.example.net/two-borrows)
* [Crabs all the way down](https://blog.example.net/crabs)`,
    },
  ],
  *check({ sections }) {
    const seen = new Map<string, Section>();
    // A block of headings is doubled as a whole: one finding for all that stand under one section.
    const doubled = new Map<Section | undefined, { first: Section; again: Section }[]>();
    const numbers = new Map<Section | undefined, number>();
    for (const section of sections) {
      if (section.kind === "unknown") continue;
      if (!numbers.has(section.parent)) numbers.set(section.parent, numbers.size);
      const key = `${numbers.get(section.parent)} ${section.kind} ${section.title.value.toLowerCase()}`;
      const first = seen.get(key);
      if (!first) seen.set(key, section);
      else if (doubled.has(section.parent)) doubled.get(section.parent)?.push({ first, again: section });
      else doubled.set(section.parent, [{ first, again: section }]);
    }
    for (const pairs of doubled.values()) {
      const names = [...new Set(pairs.map(({ again }) => `\`${again.title.value}\``))];
      yield {
        span: pairs[0]?.again.heading ?? { start: 0, end: 0 },
        message:
          names.length > 1 ? `sections ${names.join(", ")} are there twice` : `section ${names[0]} is there twice`,
        help: "put what stands under both under one heading",
        related: pairs.map(({ first }) => ({ span: first.heading, message: `first \`${first.title.value}\`` })),
      };
    }
  },
});
