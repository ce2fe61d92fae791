import { defineRule, spanOf } from "twir-lint";

export default defineRule({
  id: "silent-image",
  on: "tree",
  group: "guideline",
  fix: "never",
  summary: "an image says nothing to who cannot see it",
  why: "The newsletter is read aloud too, and in mail programs that load no images.",
  examples: [
    {
      incorrect: `
* [A tour of crabs](https://blog.example.net/crabs)

![](https://blog.example.net/crab.png)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the image has no description`,
      correct: `
* [A tour of crabs](https://blog.example.net/crabs)

![A crab that looks sideways](https://blog.example.net/crab.png)`,
    },
  ],
  *check(tree) {
    // A loop in place of recursion: drafts nest as deep as they like.
    /** @type {import("mdast").Nodes[]} */
    const pending = [tree];
    for (let node = pending.pop(); node; node = pending.pop()) {
      if ("children" in node) pending.push(...node.children);
      if (node.type !== "image" || node.alt) continue;
      yield {
        span: spanOf(node),
        message: "the image has no description",
        help: "say what it shows, between the brackets",
      };
    }
  },
});
