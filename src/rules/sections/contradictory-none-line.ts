import { isUnder } from "../../document/sections.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule } from "../../rule/define-rule.ts";

/** The subject of a fixed sentence, and the section that it belongs to. */
const SENTENCES: readonly { says: RegExp; section: SectionKind }[] = [
  { says: /\bRFCs were approved\b/i, section: "approved-rfcs" },
  { says: /\bentered Final Comment Period\b/i, section: "final-comment-period" },
  { says: /\bNew or Updated RFCs\b/i, section: "new-rfcs" },
  { says: /\bcalls for testing\b/i, section: "testing" },
  { says: /\bcalls for participation\b/i, section: "cfp-projects" },
  { says: /\bcalls for (?:papers|speakers)\b/i, section: "cfp-events" },
];

export default defineRule({
  id: "contradictory-none-line",
  on: "none-line",
  group: "structure",
  fix: "never",
  // Earlier issues have one call for participation, not one for projects and one for events, and other sentences.
  since: "2023-12-27",
  summary: "a “No …” sentence stands beside items, or in another section",
  why: "It tells readers that there is nothing where there is something. The sentence of one section under another has been published twice.",
  examples: [
    {
      in: "approved-rfcs",
      incorrect: `
* *No RFCs entered Final Comment Period this week.*
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sentence belongs to another section, not to \`Approved RFCs\``,
      correct: "* *No RFCs were approved this week.*",
    },
    {
      in: "new-rfcs",
      incorrect: `
* *No New or Updated RFCs were created this week.*
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this sentence stands beside 1 item
* [Sideways imports](https://github.com/rust-lang/rfcs/pull/3926)`,
      correct: "* [Sideways imports](https://github.com/rust-lang/rfcs/pull/3926)",
    },
  ],
  *check({ span, text, groups, section }, { issue }) {
    const belongs = SENTENCES.find(({ says }) => says.test(text.value))?.section;
    if (belongs !== undefined && !isUnder(section, belongs)) {
      yield {
        span,
        message: `this sentence belongs to another section, not to \`${section.title.value}\``,
        help: "write the sentence of this section",
      };
      return;
    }
    // A sentence that names groups stands below the last of the groups that have items.
    if (groups.length > 0) return;
    const items = [...issue.entries, ...issue.projects, ...issue.talks].filter(
      // A nested `[Testing steps]()` remains from the template and is not an item of this week.
      (item) => item.section === section && item.line.indent === 0,
    ).length;
    if (items > 0)
      yield {
        span,
        message: `this sentence stands beside ${items} item${items > 1 ? "s" : ""}`,
        help: "remove the sentence, or the items",
      };
  },
});
