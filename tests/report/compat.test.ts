/** `--format compat`: what the newsletter's workflow reads in place of its own checks. */
import { expect, test } from "vitest";
import { compatReport } from "../../src/report/compat.ts";
import { issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { reportOf } from "../support/report-made-up.ts";

const span = { start: 4, end: 5 };
const found = (["info", "warning", "error"] as const).map((severity) => ({
  span,
  severity,
  message: `an ${severity}`,
}));

test("errors come first, then warnings; each says where, and which rule", () => {
  const files = [reportOf("one\ntwo\n", found), reportOf("one\ntwo\n", found, { path: "draft/b.md" })];
  expect(compatReport(files).split("\n")).toEqual([
    "* error: draft/a.md:2:1: an error [some-rule]",
    "* error: draft/b.md:2:1: an error [some-rule]",
    "* warning: draft/a.md:2:1: an warning [some-rule]",
    "* warning: draft/b.md:2:1: an warning [some-rule]",
    "",
  ]);
});

test("hints are left out unless asked for", () => {
  const only = [reportOf("one\ntwo\n", found.slice(0, 1))];
  expect(compatReport(only)).toBe("");
  expect(compatReport(only, { hints: true })).toBe("* info: draft/a.md:2:1: an info [some-rule]\n");
});

test("exit code 1 is for errors only, and a clean file is silent", async () => {
  const folder = newFolder();
  const select = ["--format", "compat", "--select"];
  folder.write("a.md", issueWith(`${TRACKED}\n* [Crate](https://crates.io/crates/crab)`));
  const both = await folder.run([...select, "tracking-parameter,discouraged-link", "a.md"]);
  expect(both).toMatchObject({ code: 1, stderr: "" });
  expect(both.stdout).toMatch(/^\* error: a\.md:\d+:40: .*\n\* warning: a\.md:\d+:11: .*\n$/);
  expect((await folder.run([...select, "discouraged-link", "a.md"])).code).toBe(0);
  expect((await folder.run([...select, "tracking-parameter,discouraged-link", "--quiet", "a.md"])).stdout).toBe(
    both.stdout.split("\n")[0]?.concat("\n"),
  );
  folder.write("a.md", issueWith());
  expect(await folder.run([...select, "tracking-parameter", "a.md"])).toEqual({ code: 0, stdout: "", stderr: "" });
});
