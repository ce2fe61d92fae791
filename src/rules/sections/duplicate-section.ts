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
    const numbers = new Map<Section | undefined, number>();
    for (const section of sections) {
      const { kind, title, parent, heading } = section;
      if (kind === "unknown") continue;
      if (!numbers.has(parent)) numbers.set(parent, numbers.size);
      const key = `${numbers.get(parent)} ${kind} ${title.value.toLowerCase()}`;
      const first = seen.get(key);
      if (!first) seen.set(key, section);
      else
        yield {
          span: heading,
          message: `section \`${title.value}\` is there twice`,
          help: "put what stands under both under one heading",
          related: [{ span: first.heading, message: `first \`${first.title.value}\`` }],
        };
    }
  },
});
