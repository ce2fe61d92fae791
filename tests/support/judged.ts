/** Judged files made up for a test. */
import { fileChange } from "../../src/change/file-change.ts";
import { type JudgedFile, judgeFile } from "../../src/github/judged-file.ts";
import { parser } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, type Finding, type Group } from "../../src/rule/define-rule.ts";
import { SourceFile } from "../../src/text/source-file.ts";

export const PATH = "draft/2026-03-11-this-week-in-rust.md";
export const PLACE = {
  server: "https://github.com",
  repository: "crabs/newsletter",
  sha: "0123456789abcdef0123456789abcdef01234567",
  branch: { repository: "ferris/newsletter", name: "topic" },
};

/** A rule that says something of each line that matches. */
export const ruleFor = (
  id: string,
  pattern: RegExp,
  findingOf: (span: Finding["span"], line: string) => Partial<Finding> = () => ({}),
  group: Group = "structure",
): AnyRule =>
  defineRule({
    id,
    on: "line",
    group,
    fix: "sometimes",
    anyFile: true,
    summary: "is there",
    why: "For a test.",
    examples: [{ incorrect: "a", correct: "b" }],
    *check({ span }, { source }) {
      const text = source.slice(span);
      const match = pattern.exec(text);
      if (match === null) return;
      const at = { start: span.start + match.index, end: span.start + match.index + match[0].length };
      yield { span: at, message: `there is \`${match[0]}\``, help: "take it away", ...findingOf(at, text) };
    },
  });

/** A change of a file from one text to the other, judged by these rules. */
export const judged = (before: string, after: string, rules: readonly AnyRule[], patch?: string): JudgedFile => {
  const change = fileChange({ path: PATH, before: new SourceFile(PATH, before), after: new SourceFile(PATH, after) });
  return judgeFile(change, patch, { parser, rules });
};
