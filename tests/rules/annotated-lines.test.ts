/** The notes of examples, read back. */
import { expect, test } from "vitest";
import { annotatedLines, stripAnnotations } from "../../src/rule/annotate.ts";
import { rules } from "../../src/rules/index.ts";

test("a note belongs to the line above it, at the characters above its carets", () => {
  expect(annotatedLines("\n* 🦀 [a]\n  ^^ crab\n     ^ more (+1 line)\nb")).toEqual([
    {
      text: "* 🦀 [a]",
      notes: [
        { start: 2, end: 5, message: "crab" },
        { start: 6, end: 7, message: "more (+1 line)" },
      ],
    },
    { text: "b", notes: [] },
  ]);
});

const examples = rules.flatMap(({ id, examples }) => examples.map(({ incorrect }) => [id, incorrect] as const));

test.each(examples)("%s: the lines without the notes are the text", (_, incorrect) => {
  const lines = annotatedLines(incorrect);
  expect(lines.map(({ text }) => text).join("\n")).toBe(stripAnnotations(incorrect));
  expect(lines.some(({ notes }) => notes.length > 0)).toBe(true);
});
