import { defineRule, spanOf } from "twir-lint";

export default defineRule({
  id: "emphasized-title",
  on: "tree",
  group: "style",
  fix: "never",
  summary: "words of a title are emphasized",
  why: "A title is a link already: more marks make a long list restless.",
  examples: [
    {
      incorrect: `
* [Crabs *at rest* at work](https://blog.example.net/work)
         ^^^^^^^^^ the title emphasizes \`*at rest*\``,
      correct: "* [Crabs at work](https://blog.example.net/work)",
    },
  ],
  *check(tree, { source }) {
    // A loop in place of recursion: drafts nest as deep as they like.
    /** @type {import("mdast").Nodes[]} */
    const pending = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if ("children" in node) pending.push(...node.children);
      if (node.type !== "link") continue;
      for (const child of node.children.filter(({ type }) => type === "emphasis")) {
        const span = spanOf(child);
        yield { span, message: `the title emphasizes \`${source.slice(span)}\``, help: "leave the marks out" };
      }
    }
  },
});
