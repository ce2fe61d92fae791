import { lostLink } from "../../analysis/lost-links.ts";
import { isUnder } from "../../document/sections.ts";
import { ERA } from "../../newsletter/era.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { itemsWithin } from "../../text/span.ts";

/** The lists of which each line is a link; events have rules of their own. */
const LISTS: readonly SectionKind[] = [
  "community",
  "cfp-projects",
  "cfp-events",
  "testing-group",
  "team",
  "fcp-group",
  "new-rfcs",
  "approved-rfcs",
];

export default defineRule({
  id: "missing-link",
  on: "line",
  group: "syntax",
  yieldsTo: [
    "malformed-link",
    "bare-url",
    "html-link",
    "foreign-markup",
    "undefined-reference",
    "invalid-url",
    "placeholder",
    "template-leftover",
    "empty-list-item",
    "malformed-cfp",
    "malformed-cfp-project",
    "unescaped-html",
    "doubled-list-marker",
    "misplaced-backticks",
    "unbalanced-backticks",
  ],
  fix: "sometimes",
  since: ERA.strict,
  summary: "an entry of a list of links has no link on the site",
  why: "Readers see a title that leads nowhere. The link was forgotten, or a bracket or line break keeps the site from seeing it.",
  examples: [
    {
      incorrect: `
* A tale of two lifetimes
  ^^^^^^^^^^^^^^^^^^^^^^^ this entry has no link`,
      correct: "* [A tale of two lifetimes](https://blog.example.net/lifetimes)",
    },
    {
      incorrect: `
* [Crabs and claws]（https://blog.example.net/claws）
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this entry has no link
* [All about \`Box](https://blog.example.net/box)\`
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this entry has no link
* [Borrowing in anger]
  ^^^^^^^^^^^^^^^^^^^^ this entry has no link
  (https://blog.example.net/anger)`,
      correct: `
* [Crabs and claws](https://blog.example.net/claws)
* [All about \`Box\`](https://blog.example.net/box)
* [Borrowing in anger](https://blog.example.net/anger)`,
    },
  ],
  *check(line, { issue, source }) {
    const { kind, depth, section, content, span } = line;
    if (kind !== "item" || depth !== 1 || content.value === "" || !LISTS.some((list) => isUnder(section, list))) return;
    if (issue.noneLines.some((none) => none.line === line)) return;
    let last = line.index;
    while (issue.lines[last + 1]?.kind === "text") last++;
    const end = issue.lines[last]?.span.end ?? span.end;
    const hasLink = itemsWithin(issue.links, { start: span.start, end }).some(({ form }) => form !== "bare");
    const below = issue.lines[last + 1];
    if (hasLink || (below?.kind === "item" && below.depth > depth)) return;
    const found = lostLink(source, issue, line);
    const fix = found && safeFix(found.title, found.edits);
    yield {
      span: content.span,
      message: "this entry has no link",
      help: "write it as `* [Title](https://…)`",
      ...(fix && { fix }),
    };
  },
});
