import type { Section } from "../model/types.ts";
import { defineRule } from "./define-rule.ts";

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
    const seen = new Map<Section | undefined, Map<string, Section>>();
    for (const section of sections) {
      if (section.kind === "unknown") continue;
      const siblings = seen.get(section.parent) ?? new Map<string, Section>();
      seen.set(section.parent, siblings);
      const key = `${section.kind} ${section.title.value.toLowerCase()}`;
      const first = siblings.get(key);
      if (!first) siblings.set(key, section);
      else {
        yield {
          span: section.heading,
          message: `section \`${section.title.value}\` is there twice`,
          help: "put what stands under both under one heading",
          related: [{ span: first.heading, message: "first here" }],
        };
      }
    }
  },
});
