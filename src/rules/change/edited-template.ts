import { hunkLine } from "../../change/hunk-line.ts";
import { isTemplateName } from "../../newsletter/issue-name.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "edited-template",
  on: "change",
  group: "change",
  fix: "never",
  summary: "a change edits, renames or deletes the template of new drafts",
  why: "Entries go into the draft of the week. A line in the template comes again in every issue until an editor takes it out, and the editors asked in August 2026 to leave the template alone.",
  examples: [
    {
      path: "draft/DRAFT_TEMPLATE",
      before: "* [Crabs and claws](https://blog.example.net/claws)",
      incorrect: `
* [Crabs and claws](https://blog.example.net/claws)
* [Borrowing in anger](https://blog.example.net/anger)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the change edits \`draft/DRAFT_TEMPLATE\``,
      correct: "* [Crabs and claws](https://blog.example.net/claws)",
    },
  ],
  *check({ file: { path, before, lines }, after }, { author, source }) {
    if (author === "editor" || before === undefined || !isTemplateName(before.path)) return;
    const [hunk] = lines.hunks;
    const what = after === undefined ? "deletes" : path !== before.path ? "renames" : hunk && "edits";
    if (what === undefined) return;
    yield {
      span: hunk ? hunkLine(hunk, source) : { start: 0, end: 0 },
      message: `the change ${what} \`${before.path}\``,
      help: "put it back as it was, and your line into the draft of the week, the newest file in `draft/`",
    };
  },
});
