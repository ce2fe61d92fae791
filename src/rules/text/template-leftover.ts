import { isUnder } from "../../document/sections.ts";
import type { Comment, Line, LineKind } from "../../document/types.ts";
import { isFixedText, isInstruction, slotName } from "../../newsletter/template-text.ts";
import { defineRule, type Finding } from "../../rule/define-rule.ts";

const isContent = ({ kind, content }: Line): boolean =>
  kind !== "blank" && kind !== "comment" && kind !== "definition" && !isFixedText(content.value);

/** Whether the line next to a comment is what the comment asks for; a deeper heading holds it. */
const isFilled = ({ section }: Comment, line: Line | undefined): boolean =>
  line?.kind === "heading" ? line.section.depth > section.depth : line !== undefined && isContent(line);

const SILENT: ReadonlySet<LineKind> = new Set(["blank", "comment", "definition"]);

/** For each line the last one up to it that is not blank, a comment or a definition, when walked in that order. */
const nearest = (lines: readonly Line[]): readonly (Line | undefined)[] => {
  const found = new Array<Line | undefined>(lines.length);
  let last: Line | undefined;
  for (const line of lines) {
    if (!SILENT.has(line.kind)) last = line;
    found[line.index] = last;
  }
  return found;
};

export default defineRule({
  id: "template-leftover",
  on: "issue",
  group: "readiness",
  fix: "never",
  summary: "the template's own text shows, or the place that it keeps is empty",
  why: "Comments of the template say what belongs where. Nothing beside one means that something was forgotten; its text outside a comment is printed.",
  examples: [
    {
      in: "crate",
      incorrect: `
<!-- COTW goes here -->
^^^^^^^^^^^^^^^^^^^^^^^ nothing stands where \`COTW goes here\``,
      correct: `
<!-- COTW goes here -->

This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.

Thanks to [Corro](https://users.rust-lang.org/t/crate-of-the-week/2704/1500) for the suggestion!`,
    },
    {
      in: "approved-rfcs",
      incorrect: `
You may remove the \`call-for-testing\` label.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ an instruction of the template stands outside a comment

* *No RFCs were approved this week.*`,
      correct: "* *No RFCs were approved this week.*",
    },
  ],
  *check(issue, { source }): Iterable<Finding> {
    for (const { kind, content } of issue.lines) {
      if ((kind !== "text" && kind !== "item") || !isInstruction(content.value)) continue;
      const message = "an instruction of the template stands outside a comment";
      yield { span: content.span, message, help: "remove it" };
    }
    const before = nearest(issue.lines);
    const after = nearest(issue.lines.toReversed());
    for (const comment of issue.comments) {
      const { span, text, closed, section } = comment;
      // Editors leave the calls for participation empty as they are: 45 times in 122 issues.
      const slot = closed && !isUnder(section.parent, "participation") ? slotName(text.value) : undefined;
      if (slot === undefined) continue;
      const above = before[source.lineIndex(span.start) - 1];
      const below = after[source.lineIndex(span.end - 1) + 1];
      if (isFilled(comment, below) || (above && above.kind !== "heading" && isContent(above))) continue;
      yield { span, message: `nothing stands where \`${slot}\``, help: "fill it in, or write the sentence for none" };
    }
  },
});
