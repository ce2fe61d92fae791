import { describe, test } from "vitest";
import { findCommentsAndCode } from "../../src/document/comments.ts";
import { scanLines } from "../../src/document/lines.ts";
import { nestLists } from "../../src/document/site-lists.ts";
import type { Issue, Section } from "../../src/document/types.ts";
import { allowList } from "../../src/engine/allow.ts";
import { callRule } from "../../src/engine/targets.ts";
import { parser } from "../../src/library/with-parser.ts";
import type { AnyRule } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";
import { SourceFile } from "../../src/text/source-file.ts";
import { expectLinear } from "../support/growth.ts";

const RULES = [
  "malformed-link",
  "invalid-url",
  "unbalanced-backticks",
  "unbalanced-emphasis",
  "unescaped-html",
  "undefined-reference",
  "unused-definition",
  "merge-conflict-marker",
  "mojibake",
  "invisible-character",
];

const LENGTH = 100_000;
const PIECES = [
  "[",
  "]",
  "(",
  ")",
  "*",
  "**",
  "`",
  "<",
  ">",
  "<a",
  "<a ",
  " ",
  "\u00A0",
  "\u200B",
  "\\",
  "\n",
  "* ",
  "[x](",
  "[x](http:",
  "[x](http: ",
  "[x] (http:",
  "[x][",
  "[x][y]",
  "[x]]",
  "](http:",
  "[[",
  "]]",
  "(x)(http:",
  "(x",
  "*a",
  "a*",
  "**a ",
  "`a",
  "a`b",
  "``a`",
  "Vec<",
  "a::",
  "<T>",
  "T<a ",
  "√≥",
  "â€",
  "é",
  "\uF8FF",
  "<<<<<<<",
  "=======\n",
  "[https:",
  "[https://a](b",
  "x\u200D",
  "\\<",
  "\\<a",
];

const SECTION = {
  kind: "observations",
  kinds: new Set(["observations", "community"]),
  title: { span: { start: 0, end: 0 }, value: "" },
  depth: 0,
  heading: { start: 0, end: 0 },
  span: { start: 0, end: 0 },
} as unknown as Section;

/** An issue without what a Markdown parser finds, which takes its own time on such lines. */
const rawIssue = (text: string): Issue => {
  const source = new SourceFile("issue.md", text);
  const lines = nestLists(source, scanLines(source, text, findCommentsAndCode(source).isCode)).map((line) => ({
    ...line,
    section: SECTION,
  }));
  const span = { start: 0, end: text.length };
  const none = { span, text: { span, value: text }, line: lines[0], groups: [], section: SECTION };
  const link = { span, text: { span, value: text }, url: { span, value: text }, form: "inline", section: SECTION };
  const empty = { links: [link], definitions: [], codeSpans: [], comments: [], noneLines: [none], sections: [SECTION] };
  const more = { frontMatter: { span: { start: 0, end: 0 } }, events: [], talks: [] };
  return { source, lines, ...empty, ...more } as unknown as Issue;
};

const run = (rule: AnyRule, issue: Issue): number => {
  const context = { issue, source: issue.source, stage: "publish", isAllowed: () => false } as const;
  const allows = allowList([], { known: new Set(), active: new Set() });
  const check = rule.check as (target: unknown, context: unknown, match?: unknown) => Iterable<{ span: unknown }>;
  let found = 0;
  callRule(rule, { issue, allows, parser }, (target, match) => {
    for (const { span } of check(target, context, match)) if (span) found++;
  });
  return found;
};

describe("rules that read raw text stay linear", () => {
  const issues = (piece: string, size: number): Issue[] =>
    ["* ", "* ["].flatMap((start) => {
      const issue = rawIssue(start + piece.repeat(Math.ceil(size / piece.length)));
      return [issue, { ...issue, links: [] }];
    });
  const judging = rules.filter(({ id }) => RULES.includes(id));

  test.each(PIECES.map((piece) => [JSON.stringify(piece), piece] as const))("%s repeated", (_, piece) =>
    expectLinear({
      input: (size) => issues(piece, size),
      work: (all) => {
        for (const issue of all) for (const rule of judging) run(rule, issue);
      },
      size: LENGTH,
    }),
  );
});
