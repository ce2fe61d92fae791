import { isUnder } from "../../document/sections.ts";
import type { Issue, Section } from "../../document/types.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { WEEKLY_PARTS } from "../../newsletter/weekly-parts.ts";
import { defineRule, type Fix, safeFix } from "../../rule/define-rule.ts";
import type { SourceFile } from "../../text/source-file.ts";

/** Whether something of the week stands in the section: an item, also a malformed one, or a sentence that there is none. */
const isFilled = ({ entries, projects, talks, noneLines, malformed, lines }: Issue, kind: SectionKind): boolean =>
  [...entries, ...projects, ...talks, ...noneLines, ...malformed].some(({ section }) => isUnder(section, kind)) ||
  lines.some(({ section, kind: line }) => line === "item" && isUnder(section, kind));

/** The sentence for no items, above the invitation that ends the section. */
const sentenceFix = (source: SourceFile, { lines }: Issue, section: Section, sentence: string): Fix | undefined => {
  const texts = lines.filter((line) => line.section === section && line.kind === "text");
  const invitation = texts.findLast(({ content }) => content.value.startsWith("If you are "));
  if (!invitation || lines[invitation.index - 1]?.kind !== "blank") return undefined;
  const { start } = invitation.span;
  return safeFix("write that there is none", { span: { start, end: start }, text: sentence + source.eol + source.eol });
};

export default defineRule({
  id: "missing-part",
  on: "issue",
  group: "readiness",
  fix: "sometimes",
  // The calls of events have a heading of their own since then.
  since: "2024-01-24",
  summary: "a part that every issue has is missing, or has neither items nor the sentence that there are none",
  why: "The calls, the merged pull requests and the final comment period are filled in by a script or by hand, each week. One that was forgotten looks to readers as if nothing had happened.",
  examples: [
    {
      replaces: ["cfp-projects"],
      incorrect: `
### CFP - Projects
^^^^^^^^^^^^^^^^^^ no project stands under \`CFP - Projects\`, and no sentence that there is none
Always wanted to contribute to open-source projects but did not know where to start?

If you are a Rust project owner and are looking for contributors, please submit tasks!`,
      correct: `
### CFP - Projects
Always wanted to contribute to open-source projects but did not know where to start?

*No Calls for participation were submitted this week.*

If you are a Rust project owner and are looking for contributors, please submit tasks!`,
    },
    {
      replaces: ["project-updates"],
      incorrect: `
## Updates from the Rust Project
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the merged pull requests of the week are missing`,
      correct: `
## Updates from the Rust Project
483 pull requests were [merged in the last week][merged]

[merged]: https://github.com/search?q=is%3Apr+org%3Arust-lang+is%3Amerged+merged%3A2026-03-03..2026-03-10`,
    },
  ],
  *check(issue, { source, stage }) {
    const sectionOf = (kind: SectionKind): Section | undefined => issue.sections.find((each) => each.kind === kind);
    const updates = sectionOf("project-updates");
    if (updates && !issue.merged)
      yield {
        span: updates.heading,
        message: "the merged pull requests of the week are missing",
        help: "write how many there were, with a link to the search for them",
      };
    for (const { kind, heading, near, items, sentence } of WEEKLY_PARTS) {
      const section = sectionOf(kind);
      const neighbour = sectionOf(near);
      if (!section && neighbour)
        yield {
          span: neighbour.heading,
          message: `\`${heading}\` is missing`,
          help: `add \`${heading}\` with its items, or with the sentence that there are none`,
        };
      if (!section || isFilled(issue, kind)) continue;
      yield {
        span: section.heading,
        message: `no ${items} stands under \`${section.title.value}\`, and no sentence that there is none`,
        help: sentence
          ? `add the items, or write \`${sentence}\``
          : "add the items, or the sentence that there are none",
        // A third of the issues was printed with nothing under its calls.
        confidence: sentence ? "likely" : "certain",
        // While the draft is written, somebody may still add one.
        fix: sentence && stage === "publish" ? sentenceFix(source, issue, section, sentence) : undefined,
      };
    }
  },
});
