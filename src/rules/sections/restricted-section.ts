import { isUnder } from "../../document/sections.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule } from "../../rule/define-rule.ts";

/** Sections that only editors add to. */
const RESTRICTED: readonly SectionKind[] = ["project-tooling"];

export default defineRule({
  id: "restricted-section",
  on: "entry",
  group: "policy",
  fix: "never",
  summary: "a contributor adds to a section that only editors add to; runs with `--author external`",
  why: "Since August 2026 only editors add to Project/Tooling Updates: everybody's own project had made it the longest list of the issue. Contributors learn it from this finding and not from a closed pull request.",
  source: "https://github.com/rust-lang/this-week-in-rust#link-guidelines",
  examples: [
    {
      author: "external",
      replaces: ["observations"],
      incorrect: `
### Project/Tooling Updates
* [crabby 0.3: now with two claws](https://blog.example.net/crabby-0-3)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only editors add to \`Project/Tooling Updates\`

### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows)`,
      correct: `
### Observations/Thoughts
* [A tale of two borrows](https://blog.example.net/two-borrows)`,
    },
  ],
  *check({ link, section }, { author }) {
    if (author !== "external" || !RESTRICTED.some((kind) => isUnder(section, kind))) return;
    yield {
      span: link.span,
      message: `only editors add to \`${section.title.value}\``,
      help: "post it on r/rust instead: the editors read along there and pick what goes into this section, which had become the longest list of the issue; thank you for understanding",
    };
  },
});
