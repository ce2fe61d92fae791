/** Which lines of a diff can be commented, and where a suggestion can be applied. */
import { describe, expect, test } from "vitest";
import { fileChange } from "../../src/change/file-change.ts";
import { type Anchors, anchorsOfChange, anchorsOfPatch } from "../../src/github/anchors.ts";
import { SourceFile } from "../../src/text/source-file.ts";

const LINES = Array.from({ length: 30 }, (_, index) => index + 1);
const commented = (anchors: Anchors): number[] => LINES.filter((line) => anchors.canComment(line, line));

/** Lines 10 to 14 with 11 replaced and 13 added behind a deleted line; then lines 20 and 21. */
const PATCH = [
  "@@ -10,4 +10,5 @@ a heading",
  " ten",
  "-old eleven",
  "+eleven",
  " twelve",
  "-gone",
  "+thirteen",
  "+fourteen",
  "@@ -20 +20,2 @@",
  " twenty",
  "+twenty-one",
  "\\ No newline at end of file",
].join("\n");

describe("of a patch", () => {
  const anchors = anchorsOfPatch(PATCH);

  test("the lines that it shows, added and context", () => {
    expect(commented(anchors)).toEqual([10, 11, 12, 13, 14, 20, 21]);
    expect([...anchors.added]).toEqual([11, 13, 14, 21]);
  });

  test.each<[number, number, boolean, boolean]>([
    [10, 14, true, false],
    [11, 12, true, true],
    [10, 11, true, false],
    [12, 13, true, false],
    [13, 14, true, true],
    [14, 20, false, false],
    [12, 11, false, false],
    [15, 15, false, false],
  ])("lines %i to %i: comment %j, suggestion %j", (first, last, comment, suggestion) => {
    expect([anchors.canComment(first, last), anchors.canSuggest(first, last)]).toEqual([comment, suggestion]);
  });

  test("that is cut off, the lines before the cut", () => {
    expect(commented(anchorsOfPatch("@@ -1,9 +1,9 @@\n one\n+two"))).toEqual([1, 2]);
  });

  test("with more lines than its header says, none of the others", () => {
    expect(commented(anchorsOfPatch("@@ -0,0 +1,2 @@\n+one\n+two\n+three"))).toEqual([1, 2]);
  });

  test.each(["", "no patch", "@@ nonsense @@\n+one", "@@ -1 +0,0 @@\n-one"])("%j: none", (patch) => {
    expect(commented(anchorsOfPatch(patch))).toEqual([]);
  });

  test("lines with `++` and `--` are lines", () => {
    expect(commented(anchorsOfPatch("@@ -1,2 +1,2 @@\n---- a\n+++ b\n c"))).toEqual([1, 2]);
  });
});

test("without a patch: the lines that our own diff adds, a suggestion over none that was deleted", () => {
  const source = (text: string) => new SourceFile("draft/a.md", text);
  const change = fileChange({
    path: "draft/a.md",
    before: source("a\nb\nc\nd\n"),
    after: source("a\nB\nnew\nc\nd\ne\n"),
  });
  const anchors = anchorsOfChange(change);
  expect(commented(anchors)).toEqual([2, 3, 6]);
  expect([...anchors.added]).toEqual([2, 3, 6]);
  expect(anchors.canSuggest(2, 3)).toBe(true);
  expect(anchors.canComment(3, 6)).toBe(false);
});
