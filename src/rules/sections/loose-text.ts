import { isUnder } from "../../document/sections.ts";
import type { Line } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { isFixedText } from "../../newsletter/template-text.ts";
import { defineRule } from "../../rule/define-rule.ts";
import { coverage } from "../../text/span.ts";

/** The sections that hold a list and nothing else, below those that have words of introduction. */
const LISTS: readonly SectionKind[] = ["community", "events"];

export default defineRule({
  id: "loose-text",
  on: "issue",
  group: "structure",
  // What is meant as an entry, and what is no text at all, other rules tell better.
  yieldsTo: [
    "merge-conflict-marker",
    "placeholder",
    "template-leftover",
    "unescaped-html",
    "malformed-link",
    "foreign-markup",
    "overlong-paragraph",
  ],
  fix: "never",
  since: ERA.strict,
  summary: "a paragraph stands where only entries belong: a description below an entry, a note under a heading",
  why: "The lists of the community and of the events are a line for each entry. Other text ends the list on the site, or runs into the entry above.",
  examples: [
    {
      incorrect: `
* [A tale of two borrows](https://blog.example.net/two-borrows)

A story that every crab should read.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ text among the entries of \`Observations/Thoughts\``,
      correct: "* [A tale of two borrows](https://blog.example.net/two-borrows)",
    },
  ],
  *check({ lines, malformed, noneLines, links }) {
    const isKnown = coverage([...malformed, ...noneLines].map(({ span }) => span));
    const isText = (line: Line | undefined): boolean => line?.kind === "text" || line?.kind === "quote";
    for (const line of lines) {
      const { section, content } = line;
      const isInList = section.parent !== undefined && LISTS.some((kind) => isUnder(section, kind));
      // The lines of a paragraph are one text.
      if (!isInList || !isText(line) || isText(lines[line.index - 1]) || isKnown(line.span)) continue;
      if (
        content.value === "" ||
        isFixedText(content.value) ||
        links.some(({ span }) => span.start < line.span.start && line.span.start < span.end)
      )
        continue;
      let last = line;
      for (let next = lines[line.index + 1]; next && isText(next); next = lines[next.index + 1]) last = next;
      yield {
        span: { start: content.span.start, end: last.content.span.end },
        message: `text among the entries of \`${section.title.value}\``,
        help: `remove it, or make it an entry: \`* [Title](URL)\``,
      };
    }
  },
});
