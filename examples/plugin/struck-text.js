import { defineRule, spanOf } from "twir-lint";

export default defineRule({
  id: "struck-text",
  on: "tree",
  group: "syntax",
  fix: "never",
  summary: "text is struck through",
  why: "GitHub's preview strikes it, the site shows the `~~`.",
  examples: [
    {
      incorrect: `
* [Crabs ~~at rest~~ at work](https://blog.example.net/work)
         ^^^^^^^^^^^ the site shows \`~~at rest~~\` as it is written`,
      correct: "* [Crabs at work](https://blog.example.net/work)",
    },
  ],
  *check(tree, { source }) {
    // A loop in place of recursion: drafts nest as deep as they like.
    /** @type {import("mdast").Nodes[]} */
    const pending = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if ("children" in node) pending.push(...node.children);
      if (node.type !== "delete") continue;
      const span = spanOf(node);
      yield { span, message: `the site shows \`${source.slice(span)}\` as it is written`, help: "say it in words" };
    }
  },
});
