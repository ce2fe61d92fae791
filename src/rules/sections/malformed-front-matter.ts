import { fieldOf } from "../../document/front-matter.ts";
import { defineRule, safeFix } from "../../rule/define-rule.ts";
import { parseDay } from "../../text/calendar.ts";
import { closest } from "../../text/closest.ts";

/** The four fields with what their values look like. */
const FIELDS: Readonly<Record<string, { form: string; fits: (value: string) => boolean }>> = {
  Title: { form: "This Week in Rust N", fits: (value) => /^This Week in Rust \d+$/.test(value) },
  Number: { form: "N", fits: (value) => /^\d+$/.test(value) },
  Date: { form: "YYYY-MM-DD", fits: (value) => parseDay(value) !== undefined },
  Category: { form: "This Week in Rust", fits: (value) => value === "This Week in Rust" },
};
const KEYS = Object.keys(FIELDS);

export default defineRule({
  id: "malformed-front-matter",
  on: "issue",
  group: "structure",
  anyFile: true,
  fix: "sometimes",
  since: "2016-05-02",
  summary: "the lines at the top do not say which issue this is",
  why: "The site builds the page, its address and the feed from `Title:`, `Number:`, `Date:` and `Category:`. A lost letter (`itle:`) has taken an issue off the site before.",
  examples: [
    {
      replaces: ["front-matter"],
      incorrect: `
Title: This Week in Rust 642
Number: 642
Dat: 2026-03-11
^^^ unknown field \`Dat\`
Category: This Week in Rust`,
      correct: `
Title: This Week in Rust 642
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
    },
    {
      replaces: ["front-matter"],
      incorrect: `
Title: The Week in Rust 642
       ^^^^^^^^^^^^^^^^^^^^ \`Title:\` does not read \`This Week in Rust N\`
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
      correct: `
Title: This Week in Rust 642
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
    },
  ],
  *check({ frontMatter, lines }) {
    const { fields } = frontMatter;
    const missing = KEYS.filter((key) => !fieldOf(frontMatter, key));
    const top = { start: 0, end: lines[0]?.span.end ?? 0 };
    if (missing.length === KEYS.length) {
      yield {
        span: top,
        message: "this file does not start as an issue does",
        help: `begin with the lines ${KEYS.map((key) => `\`${key}: ${FIELDS[key]?.form}\``).join(", ")}`,
      };
      return;
    }
    const slips = fields.filter(({ key }) => !KEYS.some((known) => known.toLowerCase() === key.value.toLowerCase()));
    for (const { key } of slips) {
      const meant = closest(key.value, missing);
      const fix = meant === undefined ? undefined : safeFix(`write \`${meant}\``, { span: key.span, text: meant });
      yield {
        span: key.span,
        message: `unknown field \`${key.value}\``,
        help: meant ? `write \`${meant}:\`` : "remove the line",
        fix,
      };
    }
    if (slips.length === 0 && missing.length > 0) {
      yield {
        span: top,
        message: `the front matter has no ${missing.map((key) => `\`${key}:\``).join(", ")}`,
        help: `add ${missing.map((key) => `\`${key}: ${FIELDS[key]?.form}\``).join(", ")}`,
      };
    }
    for (const key of KEYS) {
      const field = fieldOf(frontMatter, key);
      // A `$variable` of the template is reported as a placeholder.
      if (!field || field.value.value.includes("$") || FIELDS[key]?.fits(field.value.value)) continue;
      const span = field.value.value === "" ? field.line.span : field.value.span;
      yield {
        span,
        message: `\`${key}:\` does not read \`${FIELDS[key]?.form}\``,
        help: `write \`${key}: ${FIELDS[key]?.form}\``,
      };
    }
  },
});
