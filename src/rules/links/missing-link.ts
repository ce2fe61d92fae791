import { isUnder } from "../../document/sections.ts";
import type { Issue, Line } from "../../document/types.ts";
import { ERA } from "../../newsletter/era.ts";
import type { SectionKind } from "../../newsletter/outline.ts";
import { defineRule, type Fix, safeFix } from "../../rule/define-rule.ts";
import type { SourceFile } from "../../text/source-file.ts";

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

const WIDE = /[［］（）]/g;
const NARROW: Readonly<Record<string, string>> = { "［": "[", "］": "]", "（": "(", "）": ")" };
const WIDE_LINK = /[[［][^［］[\]]{1,300}[\]］] ?[(（]https?:[^\s()（）]{1,500}[)）]/;
/** The rest of a link whose title ends the line before. */
const URL_LINE = /^\(https?:[^\s()]{1,500}\)$/;

/** The link as it was meant, where only its brackets or a line break stand in the way. */
const linkFix = (source: SourceFile, { lines }: Issue, { index, content }: Line): Fix | undefined => {
  const wide = WIDE_LINK.exec(content.value);
  if (wide && wide[0].search(WIDE) >= 0) {
    const start = content.span.start + wide.index;
    const text = wide[0].replace(WIDE, (bracket) => NARROW[bracket] ?? bracket).replace("] (", "](");
    return safeFix("write the brackets of a link", { span: { start, end: start + wide[0].length }, text });
  }
  const next = lines[index + 1];
  if (next?.kind !== "text" || !content.value.endsWith("]") || !URL_LINE.test(source.slice(next.content.span)))
    return undefined;
  return safeFix("join the two lines", { span: { start: content.span.end, end: next.content.span.start }, text: "" });
};

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
* [Borrowing in anger]
  ^^^^^^^^^^^^^^^^^^^^ this entry has no link
  (https://blog.example.net/anger)`,
      correct: `
* [Crabs and claws](https://blog.example.net/claws)
* [Borrowing in anger](https://blog.example.net/anger)`,
    },
  ],
  *check(line, { issue, source }) {
    const { kind, depth, section, content, span } = line;
    if (kind !== "item" || depth !== 1 || content.value === "" || !LISTS.some((list) => isUnder(section, list))) return;
    if (issue.noneLines.some((none) => none.line === line)) return;
    const hasLink = issue.links.some(
      (link) => link.form !== "bare" && link.span.start >= span.start && link.span.start < span.end,
    );
    if (hasLink) return;
    const fix = linkFix(source, issue, line);
    yield {
      span: content.span,
      message: "this entry has no link",
      help: "write it as `* [Title](https://…)`",
      ...(fix && { fix }),
    };
  },
});
