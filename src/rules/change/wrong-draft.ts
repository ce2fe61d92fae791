import { addedItems } from "../../change/items.ts";
import { byDayInName, isDraftPath, isIssueName } from "../../newsletter/issue-name.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "wrong-draft",
  on: "change",
  group: "change",
  fix: "never",
  summary: "a change adds to an issue that is published, or to a draft that is not the newest",
  why: "Readers do not see what is added to an issue after its Wednesday. Often the next draft was not there yet when the change was written.",
  examples: [
    {
      path: "draft/2026-03-11-this-week-in-rust.md",
      newestDraft: "draft/2026-03-18-this-week-in-rust.md",
      before: "* [Crabs and claws](https://blog.example.net/claws)",
      incorrect: `
* [Crabs and claws](https://blog.example.net/claws)
* [Borrowing in anger](https://blog.example.net/anger)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this draft is not the newest, which is \`draft/2026-03-18-this-week-in-rust.md\``,
      correct: "* [Crabs and claws](https://blog.example.net/claws)",
    },
  ],
  *check(changed, { author }) {
    const { path, before, newestDraft } = changed.file;
    // A new file and a renamed one is the work of editors.
    if (author === "editor" || before?.path !== path || !isIssueName(path)) return;
    const isPublished = !isDraftPath(path);
    if (!isPublished && (newestDraft === undefined || byDayInName(path, newestDraft) >= 0)) return;
    const [first] = addedItems(changed);
    if (first === undefined) return;
    const target = newestDraft === undefined ? "the newest draft" : `\`${newestDraft}\``;
    yield {
      span: first.span,
      message: isPublished ? "this issue is published already" : `this draft is not the newest, which is ${target}`,
      help: `move your line to ${target}, which may not have been there when you began; thank you`,
    };
  },
});
