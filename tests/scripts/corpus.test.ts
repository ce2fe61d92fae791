/** `npm run corpus`: what a change to the rules adds and takes away, over a folder of invented issues. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { relative } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { compare, defaultFile, load, store } from "../../scripts/corpus/accepted.ts";
import { runOver } from "../../scripts/corpus/run.ts";
import { tableOf } from "../../scripts/corpus/table.ts";
import { CLEAN, type Folder, ISSUE_FILE, issueWith, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

const SECOND = `older/${ISSUE_FILE}`;

const corpus = (): Folder => {
  const folder = newFolder();
  folder.write(`content/${ISSUE_FILE}`, issueWith(`${CLEAN}\n${TRACKED}`, STALE));
  folder.write(`content/${SECOND}`, issueWith());
  folder.write("content/notes.txt", TRACKED);
  return folder;
};

const rulesIn = (found: readonly { rule: string }[]): string[] => found.map(({ rule }) => rule);

describe("a run", () => {
  test("finds what the rules report, at its place, and holds what must hold", () => {
    const folder = corpus();
    const { issues, found, broken } = runOver([`${folder.path}/content`], true);
    expect(issues).toEqual([`content/${ISSUE_FILE}`, `content/${SECOND}`]);
    expect(broken).toEqual([]);
    expect(found).toMatchObject([
      { rule: "tracking-parameter", severity: "error", column: 40, again: false },
      { rule: "stale-event", severity: "error", column: 3, again: false },
    ]);
  });

  test("counts what two lines share as one mistake", () => {
    const folder = newFolder();
    folder.write(`content/${ISSUE_FILE}`, issueWith(`${CLEAN}\n${CLEAN}`));
    const run = runOver([`${folder.path}/content`], false);
    expect(run.found.map(({ rule, severity, again }) => [rule, severity, again])).toEqual([
      ["duplicate-link", "info", false],
      ["duplicate-link", "error", false],
    ]);
    expect(tableOf(run)).toContain("| 1 | 1 | [`duplicate-link`](rules/duplicate-link.md) |");
  });

  test("says which issue could not be read", () => {
    const folder = newFolder();
    folder.write(`content/a.md/${ISSUE_FILE}`, issueWith());
    expect(runOver([`${folder.path}/content`], false).broken).toEqual([expect.stringContaining("content/a.md: ")]);
  });
});

describe("what was accepted", () => {
  const accepted = (folder: Folder) => {
    const run = runOver([`${folder.path}/content`], false);
    store(`${folder.path}/kept/accepted.json`, run);
    return load(`${folder.path}/kept/accepted.json`) ?? expect.fail("nothing was stored");
  };
  const difference = (folder: Folder, before: ReturnType<typeof accepted>) =>
    compare(before, runOver([`${folder.path}/content`], false));

  test("does not differ from itself, nor where lines moved and others changed", () => {
    const folder = corpus();
    const before = accepted(folder);
    expect(difference(folder, before)).toEqual({ added: [], gone: [], notCompared: 0 });
    const other = `* [Another post](https://blog.example.net/another)\n${CLEAN.replaceAll("post", "changed")}`;
    folder.write(`content/${ISSUE_FILE}`, issueWith(`${other}\n${TRACKED}`, STALE));
    expect(difference(folder, before)).toEqual({ added: [], gone: [], notCompared: 0 });
  });

  test("differs by what a rule no longer reports, and what it reports now", () => {
    const folder = corpus();
    const before = accepted(folder);
    const without = (rule: string) => ({ ...before, found: before.found.filter((found) => found.rule !== rule) });
    const gone = compare(before, without("stale-event"));
    expect([rulesIn(gone.added), rulesIn(gone.gone)]).toEqual([[], ["stale-event"]]);
    const added = compare(without("stale-event"), before);
    expect([rulesIn(added.added), rulesIn(added.gone)]).toEqual([["stale-event"], []]);
  });

  test("differs by a severity and a message", () => {
    const folder = corpus();
    const before = accepted(folder);
    const milder = before.found.map((found) => ({ ...found, severity: "info" as const }));
    expect(compare(before, { ...before, found: milder }).added).toHaveLength(before.found.length);
    folder.write(`content/${ISSUE_FILE}`, issueWith(TRACKED.replace("utm_source", "utm_medium"), STALE));
    const { added, gone } = difference(folder, before);
    expect([rulesIn(added), rulesIn(gone)]).toEqual([["tracking-parameter"], ["tracking-parameter"]]);
  });

  test("is not compared in an issue that only one side has", () => {
    const folder = corpus();
    const before = accepted(folder);
    folder.write("content/2026-03-25-this-week-in-rust.md", issueWith(TRACKED));
    expect(difference(folder, before)).toEqual({ added: [], gone: [], notCompared: 1 });
  });

  test("is kept where git does not see it, for each folder on its own", () => {
    const file = defaultFile(["/some/content"]);
    expect(relative(process.cwd(), file)).toMatch(/^\.corpus[/\\]content-[0-9a-f]{8}\.json$/);
    expect(defaultFile(["/other/content"])).not.toBe(file);
  });
});

test("the table holds numbers and no text of an issue", () => {
  const folder = corpus();
  const table = tableOf(runOver([`${folder.path}/content`], false));
  expect(table).toContain("2 issues of the newsletter");
  expect(table).toContain("from 2026-03-11 to");
  expect(table).toContain("| a link carries a tracking parameter | 1 | 1 | [`tracking-parameter`]");
  expect(table).not.toMatch(/utm_source|Oslo|blog\.example/);
});

describe("the command", () => {
  const tsx = new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url).pathname;
  const run = async (...argv: string[]) => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, [tsx, "scripts/corpus.ts", ...argv]);
      return { code: 0, stdout, stderr: "" };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, stdout, stderr };
    }
  };

  test("accepts, and shows a difference with exit code 1", { timeout: 120_000 }, async () => {
    const folder = corpus();
    const argv = [`${folder.path}/content`, "--baseline", `${folder.path}/accepted.json`];
    expect(await run(...argv, "--diff")).toMatchObject({ code: 2, stderr: expect.stringContaining("--accept first") });
    expect((await run(...argv, "--accept")).stdout).toContain("2 issues accepted");
    expect(existsSync(`${folder.path}/accepted.json`)).toBe(true);
    expect(await run(...argv, "--diff")).toEqual({ code: 0, stdout: "", stderr: "" });
    folder.write(`content/${ISSUE_FILE}`, issueWith(CLEAN, STALE));
    const { code, stdout } = await run(...argv, "--diff");
    expect(code).toBe(1);
    expect(stdout).toMatch(/^- content\/\S+:40: error: tracking parameter `utm_source` \[tracking-parameter\]\n/);
    expect(stdout).toMatch(/^ +\+0 +-1 {2}tracking-parameter\n$/m);
    expect(await run(...argv, "--diff", "--rule", "stale-event")).toMatchObject({ code: 0, stdout: "" });
  });

  test("says what it was not given", { timeout: 120_000 }, async () => {
    expect(await run()).toMatchObject({ code: 2, stderr: expect.stringContaining("name a folder") });
    expect(await run("nowhere-at-all")).toMatchObject({ code: 2, stderr: expect.stringContaining("no folder") });
    expect(await run("tests", "--nothing")).toMatchObject({ code: 2, stderr: expect.stringContaining("--nothing") });
  });
});
