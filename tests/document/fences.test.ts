/** One definition of a fence: the lines, the comments and the parser agree on what is code. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";

const PATH = "content/2026-03-11-this-week-in-rust.md";
/** With a comment at its end, in whose `-->` a comment that is none would end. */
const CLEAN = `${readFileSync("fixtures/clean/2026-03-11-this-week-in-rust.md", "utf8")}\n<!-- seen by ferris -->\n`;

/** The clean issue with a block of text at the end of the community section, and what is found in it, as `rule: message`. */
const findingsWith = (block: string, text = CLEAN): string[] => {
  const at = text.indexOf("## Crate of the Week");
  const issue = `${text.slice(0, at)}${block}\n\n${text.slice(at)}`;
  return lint(issue, { path: PATH }).diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
};

describe("a fence that holds what looks like another fence or a comment", () => {
  const BLOCKS = [
    ["~~~ and <!--", "```text\n~~~\n<!--\n```"],
    ["``` and <!--", "~~~text\n```\n<!--\n~~~"],
    ["a shorter fence", "````text\n```\n<!--\n````"],
    ["a fence with words behind it", "```text\n``` no end\n<!--\n```"],
    ["a fence that is indented too far", "```text\n    ```\n<!--\n```"],
  ] as const;

  test.each(BLOCKS)("%s hides no section", (_, block) => {
    expect(findingsWith(block).filter((found) => found.startsWith("missing-section"))).toEqual([]);
  });

  test.each(BLOCKS)("%s hides no fault below it", (_, block) => {
    const broken = CLEAN.replace("### Official\n", "### Official\n\n* [Lost](https://blog.example.net/lost\n");
    expect(broken).not.toBe(CLEAN);
    const without = findingsWith("", broken);
    expect(without.some((found) => found.startsWith("malformed-link"))).toBe(true);
    expect(findingsWith(block, broken)).toEqual(without);
  });
});

test("a fence inside a comment opens nothing", () => {
  const missing = findingsWith("<!--\n```\n-->").filter((found) => found.startsWith("missing-section"));
  expect(missing).toEqual([]);
});

test("a comment that holds a fence ends where it says", () => {
  const { issue } = lint("<!-- a\n~~~\nb -->\n\n* [x](https://a.example/b)\n", { path: PATH });
  expect(issue.comments).toHaveLength(1);
  expect(issue.lines.map(({ kind }) => kind)).toEqual(["comment", "comment", "comment", "blank", "item", "blank"]);
});
