import { addedItems } from "../../change/items.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "several-entries",
  on: "change",
  group: "change",
  fix: "never",
  summary: "a contributor adds more than one link of the community; runs with `--author external`",
  why: "Since August 2026 every contributor has one link in an issue, so that there is room for all. Editors ask to keep the best one.",
  examples: [
    {
      author: "external",
      path: "draft/2026-03-11-this-week-in-rust.md",
      before: "* [Crabs and claws](https://blog.example.net/claws)",
      incorrect: `
* [Borrowing in anger](https://blog.example.net/anger)
* [Crabs and claws](https://blog.example.net/claws)
* [A tale of two lifetimes](https://blog.example.net/lifetimes)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the change adds 2 links of the community`,
      correct: `
* [Borrowing in anger](https://blog.example.net/anger)
* [Crabs and claws](https://blog.example.net/claws)`,
    },
  ],
  *check(changed, { author }) {
    if (author !== "external" || changed.before === undefined) return;
    const community = new Set(
      changed.after?.entries.filter(({ isCommunity }) => isCommunity).map(({ link }) => link.span.start),
    );
    const added = addedItems(changed).filter(({ kind, span }) => kind === "entry" && community.has(span.start));
    const [first, second] = added;
    if (first === undefined || second === undefined) return;
    yield {
      span: second.span,
      message: `the change adds ${added.length} links of the community`,
      help: "there is one for each contributor in an issue: keep the one that you like best, and send the others in the coming weeks",
      related: [{ span: first.span, message: "the first of them" }],
    };
  },
});
