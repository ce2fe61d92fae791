/** `twir-lint model`. */
import { expect, test } from "vitest";
import { ISSUE_FILE, issueWith, newFolder } from "../support/cli-run.ts";

test("prints what the linter sees in a file", async () => {
  const folder = newFolder();
  folder.write(`draft/${ISSUE_FILE}`, issueWith("* [video] [Post](https://blog.example.net/post)"));
  const { code, stdout, stderr } = await folder.run(["model", `draft/${ISSUE_FILE}`]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^draft\/2026-03-11-this-week-in-rust\.md: issue 642 of 2026-03-11\n/);
  expect(stdout).toMatch(/\n {2}\d+:1-\d+ {2}entry\n {6}tag `\[video\]` \d+:3-10\n/);
});

test("prints one line of it, for programs too", async () => {
  const folder = newFolder();
  folder.write("a.md", "* [Post](https://blog.example.net/post)\n\ntext\n");
  const { stdout } = await folder.run(["model", "a.md", "--line", "3", "--format", "json"]);
  const { sections } = JSON.parse(stdout);
  expect(sections).toHaveLength(1);
  expect(sections[0].parts).toMatchObject([{ type: "line", range: { start: { line: 3, column: 1 } } }]);
});

test("reads standard input", async () => {
  const { code, stdout } = await newFolder().run(["model", "-"], { stdin: "# Jobs\n" });
  expect([code, stdout]).toEqual([0, expect.stringContaining("# Jobs  [jobs]")]);
});

test.each([
  [["model"], /`twir-lint model` lacks its file; write `twir-lint model FILE`/],
  [["model", "b.md"], /b\.md: no such file/],
  [["model", "a.md", "--line", "9"], /a\.md: no line 9; its last line is 1/],
  [["model", "a.md", "--line", "0"], /It is the number of a line/],
  [["model", "a.md", "--format", "yaml"], /formats are text, json/],
  [["modell", "a.md"], /did you mean `model`\?/],
])("%j says what is wrong", async (args, message) => {
  const folder = newFolder();
  folder.write("a.md", "text\n");
  const { code, stderr } = await folder.run(args as string[]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message as RegExp);
});
