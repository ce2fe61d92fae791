import { hunkLine } from "../../change/hunk-line.ts";
import { goneItems, type Item } from "../../change/items.ts";
import { isDraftPath, isTemplateName } from "../../newsletter/issue-name.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";

const MOST_NAMED = 3;

const named = (items: readonly Item[]): string => {
  const names = items.slice(0, MOST_NAMED).map(({ kind, title }) => `the ${kind} \`${title}\``);
  const more = items.length - names.length;
  const last = more > 0 ? `${more} more` : names.pop();
  return [names.join(", "), last].filter(Boolean).join(" and ");
};

export default defineRule({
  id: "removed-content",
  on: "change",
  group: "change",
  fix: "never",
  summary: "a change takes out an entry, an event, a call or a heading that others put in",
  why: "Twenty people a week edit one file. An editor that loses a line, or a merge that takes the wrong side, takes out what somebody else submitted, and nobody sees it. Moved and edited lines are none, nor what editors do.",
  examples: [
    {
      path: "draft/2026-03-11-this-week-in-rust.md",
      before: `
* [Borrowing in anger](https://blog.example.net/anger)
* [Crabs and claws](https://blog.example.net/claws)`,
      incorrect: `
* [A tale of two lifetimes](https://blog.example.net/lifetimes)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the change takes out the entry \`Borrowing in anger\`
* [Crabs and claws](https://blog.example.net/claws)`,
      correct: `
* [Borrowing in anger](https://blog.example.net/anger)
* [Crabs and claws](https://blog.example.net/claws)
* [A tale of two lifetimes](https://blog.example.net/lifetimes)`,
    },
  ],
  *check(changed, { author, source }) {
    const { file, before, after } = changed;
    if (author === "editor" || before === undefined || isTemplateName(before.source.path)) return;
    const finding = (span: Finding["span"], what: string): Finding => ({
      span,
      message: `the change takes out ${what}`,
      help: "put it back, unless it is your own or the editors asked for it",
    });
    if (after === undefined) yield finding({ start: 0, end: 0 }, `the whole issue \`${file.path}\``);
    // An issue is tidied up for its publication.
    else if (isDraftPath(before.source.path) === isDraftPath(file.path)) {
      const gone = goneItems(changed);
      for (const hunk of file.lines.hunks) {
        const { first, end } = hunk.before;
        const items = gone.filter(({ span }) => {
          const line = before.source.lineIndex(span.start);
          return first <= line && line < end;
        });
        if (items.length > 0) yield finding(hunkLine(hunk, source), named(items));
      }
    }
  },
});
