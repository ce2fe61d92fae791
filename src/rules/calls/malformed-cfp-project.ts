import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { hasBrokenLink } from "../../text/brackets.ts";
import type { Edit } from "../../text/edit.ts";
import { trailingRun } from "../../text/trailing-run.ts";

/** A dash behind the project's name that is not ` - `. A colon there is common enough to stand. */
const DASH = /^[^-\u2012-\u2015:]{1,40}(?:-- ?|- (?!(?:and|or|to) )|[\u2012-\u2015] ?)/;

/** A project and what ends its name, in any form. */
const NAMES_PROJECT = /[-\u2012-\u2015:|/[\]()]|\b(?:for|in|to) \S/i;

export default defineRule({
  id: "malformed-cfp-project",
  on: "project",
  // Readers find the task anyway, so a careful editor may leave it.
  group: "hint",
  fix: "sometimes",
  summary: "a task that looks for contributors is not written `[project - title of issue](URL)`",
  why: "Readers look for the project first, and for the dash that ends its name: 82 of 88 tasks are written so.",
  source: "https://github.com/rust-lang/this-week-in-rust#call-for-participation-guidelines",
  examples: [
    {
      in: "cfp-projects",
      incorrect: `
* [crabby — Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task \`crabby — Teach the parser about tabs\` lacks the hyphen between spaces that parts project and title
* [**crabby - Name the claws**](https://github.com/crabby-rs/crabby/issues/13)
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ task \`**crabby - Name the claws**\` is bold
* [crabby- Count the legs](https://github.com/crabby-rs/crabby/issues/14)
   ^^^^^^^^^^^^^^^^^^^^^^ task \`crabby- Count the legs\` lacks the hyphen between spaces that parts project and title`,
      correct: `
* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)
* [crabby - Name the claws](https://github.com/crabby-rs/crabby/issues/13)
* [crabby - Count the legs](https://github.com/crabby-rs/crabby/issues/14)`,
    },
    {
      in: "cfp-projects",
      incorrect: `
* crabby - Teach the parser about tabs
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ task has no link to its issue
* [Teach tabs](https://github.com/crabby-rs/crabby/issues/12)
   ^^^^^^^^^^ task \`Teach tabs\` does not name its project`,
      correct: `
* [crabby - Teach the parser about tabs](https://github.com/crabby-rs/crabby/issues/12)`,
    },
  ],
  *check({ line, link }) {
    const help = "write `* [project - title of issue](URL of issue)`";
    if (!link) {
      if (!hasBrokenLink(line.content.value) && line.content.value !== "")
        yield { span: line.content.span, message: "task has no link to its issue", help };
      return;
    }
    const { value, span } = link.text;
    const edits: Edit[] = [];
    const bold = /^\*\*[^*]+\*\*$/.test(value);
    if (bold) for (const start of [span.start, span.end - 2]) edits.push({ span: { start, end: start + 2 }, text: "" });
    const lead = value.includes(" - ") ? undefined : DASH.exec(value)?.[0];
    if (lead) {
      const dash = trailingRun(lead.slice(-4), /[ \u2012-\u2015-]/);
      const end = span.start + lead.length;
      edits.push({ span: { start: end - dash.length, end }, text: " - " });
    }
    if (edits.length === 0) {
      if (!NAMES_PROJECT.test(value)) yield { span, message: `task \`${value}\` does not name its project`, help };
      return;
    }
    const fault = lead
      ? `\`${value}\` lacks the hyphen between spaces that parts project and title`
      : `\`${value}\` is bold`;
    yield {
      span,
      message: `task ${fault}`,
      help,
      fix: safeFix(
        "write it as the newsletter does",
        edits.sort((a, b) => a.span.start - b.span.start),
      ),
    };
  },
});
