import { isEntry } from "../../analysis/misread-links.ts";
import { usedLabels } from "../../analysis/references.ts";
import { normalizeLabel } from "../../document/markdown/labels.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "unused-definition",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "a definition `[label]: URL` is used by no link",
  why: "A definition without a link is what is left of a link that was removed or whose label was misspelled.",
  examples: [
    {
      incorrect: `
* [Sideways crabs](https://blog.example.net/crabs)

[sideways]: https://blog.example.net/sideways
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no link uses \`[sideways]\``,
      correct: `
* [Sideways crabs][sideways]

[sideways]: https://blog.example.net/sideways`,
    },
  ],
  *check(issue) {
    if (issue.definitions.length === 0) return;
    const used = usedLabels(issue);
    for (const definition of issue.definitions) {
      const { label, span } = definition;
      if (used.has(normalizeLabel(label.value)) || isEntry(issue, definition)) continue;
      yield { span, message: `no link uses \`[${label.value}]\``, help: "remove it, or correct the label of the link" };
    }
  },
});
