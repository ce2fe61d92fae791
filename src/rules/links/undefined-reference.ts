import { definedLabels, looseReferences } from "../../analysis/references.ts";
import { normalizeLabel } from "../../document/markdown/labels.ts";
import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "undefined-reference",
  on: "issue",
  group: "syntax",
  fix: "never",
  summary: "a link `[text][label]` has no definition `[label]: URL`",
  why: "The site shows the brackets. The template holds the definitions; one gets lost when its section is edited.",
  examples: [
    {
      replaces: ["crate", "crate-invitation"],
      incorrect: `
## Crate of the Week
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.

Thanks to [Corro](https://users.rust-lang.org/t/crate-of-the-week/2704/1500) for the suggestion!

[Please submit your suggestions and votes for next week][submit_crate]!
                                                         ^^^^^^^^^^^^ nothing defines \`[submit_crate]\``,
      correct: `
## Crate of the Week
This week's crate is [ferris-say](https://crates.io/crates/ferris-say), a crab that repeats what you tell it.

Thanks to [Corro](https://users.rust-lang.org/t/crate-of-the-week/2704/1500) for the suggestion!

[Please submit your suggestions and votes for next week][submit_crate]!

[submit_crate]: https://users.rust-lang.org/t/crate-of-the-week/2704`,
    },
  ],
  *check(issue) {
    const defined = definedLabels(issue);
    for (const { label } of looseReferences(issue)) {
      if (defined.has(normalizeLabel(label.value))) continue;
      yield {
        span: label.span,
        message: `nothing defines \`[${label.value}]\``,
        help: `add a line \`[${label.value}]: https://…\``,
      };
    }
  },
});
