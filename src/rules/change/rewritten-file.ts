import { defineRule } from "../../rule/define-rule.ts";

export default defineRule({
  id: "rewritten-file",
  on: "change",
  group: "change",
  fix: "never",
  summary: "a change differs in nearly every line, and in nothing but line endings or white space",
  why: "Such a change conflicts with every other one of the week, and hides the line that it is about. An editor or a formatter did it by itself.",
  examples: [
    {
      replaces: ["front-matter"],
      before: "Title: This Week in Rust 642\r\nNumber: 642\r\nDate: 2026-03-11\r\nCategory: This Week in Rust",
      incorrect: `
Title: This Week in Rust 642
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the change turns the line endings of the whole file from CRLF to LF
Number: 642
Date: 2026-03-11
Category: This Week in Rust`,
      correct: "Title: This Week in Rust 642\r\nNumber: 642\r\nDate: 2026-03-11\r\nCategory: This Week in Rust",
    },
  ],
  *check({ file: { before, lines }, after }, { source }) {
    if (!lines.isRewritten || before === undefined || after === undefined) return;
    const name = (eol: string): string => (eol === "\r\n" ? "CRLF" : "LF");
    const isEnding = before.eol !== source.eol;
    yield {
      span: source.lines[0] ?? { start: 0, end: 0 },
      message: isEnding
        ? `the change turns the line endings of the whole file from ${name(before.eol)} to ${name(source.eol)}`
        : "the change edits the white space of nearly every line",
      help: "edit only your own line; on GitHub's web page no other line changes",
    };
  },
});
