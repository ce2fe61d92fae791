import type { Issue, Section } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import { OUTLINE, type OutlineRow } from "../../newsletter/outline.ts";
import { defineRule } from "../../rule/define-rule.ts";

/** A file without front matter or without either section is no issue: every section of it would be reported. */
const hasMainParts = ({ frontMatter, sections }: Issue): boolean =>
  frontMatter.fields.length > 0 && sections.some(({ kind }) => kind === "community" || kind === "events");

/** The first section that belongs behind the missing one, which the outline has at `index`. */
const sectionBehind = (index: number, sections: readonly Section[]): Section | undefined => {
  const later = new Set<string>(OUTLINE.slice(index + 1).map(({ kind }) => kind));
  return sections.find(({ kind }) => later.has(kind));
};

const isMissing = ({ kind, required }: OutlineRow, { sections }: Issue): boolean =>
  required === true && !sections.some((section) => section.kind === kind);

const headingOf = ({ depths, titles }: OutlineRow): string => `${"#".repeat(depths[0] ?? 2)} ${titles[0]}`;

export default defineRule({
  id: "missing-section",
  on: "issue",
  group: "structure",
  fix: "never",
  since: ERA.outline,
  summary: "a section that every issue has is not there",
  why: "All issues since 2022 have these sections. One is lost when a merge goes wrong.",
  examples: [
    {
      replaces: ["jobs", "quote"],
      incorrect: `
# Quote of the Week
^^^^^^^^^^^^^^^^^^^ there is no \`## Jobs\` before this section

> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
      correct: `
## Jobs

Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)

# Quote of the Week

> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
    {
      replaces: ["jobs", "quote"],
      incorrect: `
## Jobs
^^^^^^^ there is no \`# Quote of the Week\` at the end of the issue

Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)`,
      correct: `
## Jobs

Please see the latest [Who's Hiring thread on r/rust](https://www.reddit.com/r/rust/comments/1aaaaaa/official_rrust_whos_hiring_thread_for_jobseekers/)

# Quote of the Week

> The borrow checker is a friend who is always right.

– [Ferris on the Rust users forum](https://users.rust-lang.org/t/a-friend/1000)`,
    },
  ],
  *check(issue) {
    if (!hasMainParts(issue)) return;
    for (const [index, part] of OUTLINE.entries()) {
      if (!isMissing(part, issue)) continue;
      const next = sectionBehind(index, issue.sections);
      const alsoMissing = OUTLINE.slice(index + 1).find((each) => isMissing(each, issue));
      const heading = headingOf(part);
      const last = alsoMissing ? ` at the end, before \`${headingOf(alsoMissing)}\`` : " as the last section";
      yield {
        span: (next ?? issue.sections.at(-1))?.heading ?? { start: 0, end: 0 },
        message: `there is no \`${heading}\` ${next ? "before this section" : "at the end of the issue"}`,
        help: `add \`${heading}\`${next ? "" : last}`,
      };
    }
  },
});
