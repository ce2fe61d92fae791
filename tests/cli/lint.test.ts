import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { CLEAN, ISSUE_FILE, issueWith, KNOWN, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

const pathsOf = (stdout: string): string[] => JSON.parse(stdout).files.map(({ path }: { path: string }) => path);
const rulesOf = (stdout: string): string[] =>
  JSON.parse(stdout).files.flatMap(({ diagnostics }: { diagnostics: { rule: string; severity: string }[] }) =>
    diagnostics.map(({ rule, severity }) => `${rule} ${severity}`),
  );

describe("exit code and silence", () => {
  test.each(["pretty", "text"])("a clean file prints nothing as %s", async (format) => {
    const folder = newFolder();
    folder.write("a.md", issueWith(CLEAN));
    expect(await folder.run([...KNOWN, "--format", format, "a.md"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("an error is 1", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    const { code, stdout, stderr } = await folder.run([...KNOWN, "--format", "text", "a.md"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^a\.md:\d+:40: error: tracking parameter `utm_source` \[tracking-parameter\]\n$/);
  });

  test("warnings are 0, and 1 when there are more than --max-warnings", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(`${TRACKED}\n${TRACKED.replace("post", "post2")}`));
    const as = [...KNOWN, "--severity", "tracking-parameter=warning", "a.md", "--max-warnings"];
    expect(await folder.run([...as, "2"])).toMatchObject({ code: 0, stderr: "" });
    const over = { code: 1, stderr: "twir-lint: 2 warnings, and at most 1 allowed\n" };
    expect(await folder.run([...as, "1"])).toMatchObject(over);
    expect(await folder.run([...as, "1", "--quiet"])).toMatchObject({ ...over, stdout: "" });
  });
});

describe("paths", () => {
  test("a folder is searched for issue files, without dot folders and node_modules", async () => {
    const folder = newFolder();
    const text = issueWith();
    for (const name of ["b", "a", "a/.hidden", "node_modules/x"]) folder.write(`${name}/${ISSUE_FILE}`, text);
    folder.write("a/notes.md", text);
    const { code, stdout } = await folder.run([...KNOWN, "--format", "json", "."]);
    expect(code).toBe(0);
    expect(pathsOf(stdout)).toEqual([`a/${ISSUE_FILE}`, `b/${ISSUE_FILE}`]);
  });

  test("a file given by name is linted whatever its name, and only once", async () => {
    const folder = newFolder();
    const path = folder.write("README.md", issueWith());
    const { stdout } = await folder.run([...KNOWN, "--format", "json", "README.md", path, "./README.md"]);
    expect(pathsOf(stdout)).toEqual(["README.md"]);
  });

  test("a path outside the working directory is shown as it was given, one inside from there", async () => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, issueWith());
    folder.write("other/x.md", "");
    const shown = async (given: string, inside: string) =>
      pathsOf((await folder.run([...KNOWN, "--format", "json", given], { inside })).stdout);
    expect(await shown(path, "other")).toEqual([path]);
    expect(await shown(`../draft/${ISSUE_FILE}`, "other")).toEqual([`../draft/${ISSUE_FILE}`]);
    expect(await shown("../draft", "other")).toEqual([`../draft/${ISSUE_FILE}`]);
    expect(await shown(path, ".")).toEqual([`draft/${ISSUE_FILE}`]);
    expect(await shown(".", "draft")).toEqual([ISSUE_FILE]);
  });

  test.each([".", "draft", "tools/deep"])(
    "no argument in a checkout, standing in %s: the newest draft",
    async (inside) => {
      const folder = newFolder();
      mkdirSync(join(folder.path, ".git"));
      folder.write("draft/2026-03-04-this-week-in-rust.md", issueWith());
      const newest = folder.write(`draft/${ISSUE_FILE}`, issueWith());
      folder.write("draft/DRAFT_TEMPLATE.md", "x");
      folder.write("tools/deep/x", "x");
      const { code, stdout } = await folder.run([...KNOWN, "--format", "json"], { inside });
      expect(code).toBe(0);
      expect(pathsOf(stdout)).toEqual([relative(join(folder.path, inside), newest)]);
      expect(JSON.parse(stdout).files[0].issue).toEqual({ number: 642, date: "2026-03-11", stage: "draft" });
    },
  );

  test("standard input, with a name that says the stage", async () => {
    const folder = newFolder();
    const options = { stdin: issueWith(TRACKED) };
    const named = ["--stdin-filename", "draft/x.md", "--format", "json"];
    const { code, stdout } = await folder.run([...KNOWN, "-", ...named], options);
    expect(code).toBe(1);
    expect(JSON.parse(stdout).files[0]).toMatchObject({ path: "draft/x.md", issue: { stage: "draft" } });
    const anonymous = await folder.run([...KNOWN, "-", "--format", "text"], options);
    expect(anonymous.stdout).toMatch(/^<stdin>:\d+:40: error/);
  });
});

describe("what runs", () => {
  const folderWithBoth = () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED, STALE));
    folder.write("draft/a.md", issueWith(TRACKED, STALE));
    return folder;
  };
  const both = ["tracking-parameter error", "stale-event error"];

  test("--select and --ignore take ids and groups, with commas and repeated", async () => {
    const folder = folderWithBoth();
    const run = async (...flags: string[]) =>
      rulesOf((await folder.run([...flags, "--format", "json", "a.md"])).stdout);
    expect(await run("--select", "stale-event, tracking-parameter")).toEqual(both);
    expect(await run("--select", "stale-event", "--select", "tracking-parameter")).toEqual(both);
    expect(await run("--select", "guideline,readiness", "--ignore", "readiness")).not.toContain("stale-event error");
    expect(await run(...KNOWN, "--ignore", "tracking-parameter")).toEqual(["stale-event error"]);
  });

  test("--severity: a rule's own level wins over its group's, and a later one over an earlier", async () => {
    const folder = folderWithBoth();
    const run = async (...levels: string[]) => {
      const flags = levels.flatMap((level) => ["--severity", level]);
      return rulesOf((await folder.run([...KNOWN, ...flags, "--format", "json", "a.md"])).stdout);
    };
    expect(await run("tracking-parameter=info", "guideline=warning")).toEqual([
      "tracking-parameter info",
      "stale-event error",
    ]);
    expect(await run("tracking-parameter=info", "tracking-parameter=off")).toEqual(["stale-event error"]);
  });

  test("the stage comes from the folder that the file is in, wherever the user stands, and from --stage", async () => {
    const folder = folderWithBoth();
    const run = async (path: string, inside: string, ...flags: string[]) =>
      rulesOf((await folder.run([...KNOWN, ...flags, "--format", "json", path], { inside })).stdout)[1];
    expect(await run("draft/a.md", ".")).toBe("stale-event info");
    expect(await run("a.md", "draft")).toBe("stale-event info");
    expect(await run("../a.md", "draft")).toBe("stale-event error");
    expect(await run("draft/a.md", ".", "--stage", "publish")).toBe("stale-event error");
    expect(await run("a.md", ".", "--stage", "draft")).toBe("stale-event info");
  });

  test("--author says who wrote it, else the config does; sections for editors are judged only then", async () => {
    const folder = folderWithBoth();
    folder.write("a.md", issueWith(TRACKED, STALE).replace("### Observations/Thoughts", "### Project/Tooling Updates"));
    const run = async (...flags: string[]) =>
      rulesOf((await folder.run(["--select", "restricted-section", ...flags, "--format", "json", "a.md"])).stdout);
    expect(await run()).toEqual([]);
    expect(await run("--author", "external")).toEqual(["restricted-section error"]);
    folder.write("twir-lint.config.json", JSON.stringify({ author: "external" }));
    expect(await run()).toEqual(["restricted-section error"]);
    expect(await run("--author", "editor")).toEqual([]);
    expect((await folder.run(["--author", "crab", "a.md"])).code).toBe(2);
  });

  test("--quiet reports errors only", async () => {
    const folder = folderWithBoth();
    const flags = [...KNOWN, "--quiet", "--severity", "tracking-parameter=warning", "--format", "json", "a.md"];
    expect(rulesOf((await folder.run(flags)).stdout)).toEqual(["stale-event error"]);
  });

  test("--no-archive and --no-config are accepted", async () => {
    const folder = folderWithBoth();
    expect(await folder.run([...KNOWN, "--no-archive", "--no-config", "a.md"])).toMatchObject({ code: 1, stderr: "" });
  });
});

describe("rules that are younger than an issue", () => {
  const OLD = issueWith().replace(/^Date: .*$/m, "Date: 2020-03-10");
  // Their conventions date from 2024-01-03, from 2022-07-06, and from ever.
  const SELECTED = ["--select", "wrong-merged-range,missing-section,stale-event", "--no-config", "--no-archive"];
  const remarkOn = async (texts: Readonly<Record<string, string>>, flags: readonly string[] = SELECTED) => {
    const folder = newFolder();
    for (const [name, text] of Object.entries(texts)) folder.write(name, text);
    return (await folder.run([...flags, ...Object.keys(texts)])).stderr;
  };

  test("are counted in one line for the whole run", async () => {
    expect(await remarkOn({ "a.md": OLD, "b.md": issueWith(), "c.md": OLD })).toBe(
      "twir-lint: 2 rules are younger than 2 of the 3 issues and were left out there\n",
    );
    expect(await remarkOn({ "a.md": OLD })).toBe("twir-lint: 2 rules are younger than this issue and were left out\n");
  });

  test("are counted in the singular", async () => {
    const one = ["--select", "wrong-merged-range", "--no-config"];
    const [begin, end] = ["twir-lint: 1 rule is younger than", "and was left out"];
    expect(await remarkOn({ "a.md": OLD }, one)).toBe(`${begin} this issue ${end}\n`);
    expect(await remarkOn({ "a.md": OLD, "b.md": OLD }, one)).toBe(`${begin} 2 of the 2 issues ${end} there\n`);
  });

  test("are not mentioned where there are none, and on standard error only", async () => {
    expect(await remarkOn({ "a.md": issueWith() })).toBe("");
    expect(await remarkOn({ "a.md": OLD }, ["--select", "stale-event"])).toBe("");
    const folder = newFolder();
    folder.write("a.md", OLD);
    expect(await folder.run([...SELECTED, "--diff", "a.md"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "twir-lint: 2 rules are younger than this issue and were left out\n",
    });
  });
});

test("progress is told on a terminal when it takes longer than a second, and cleared", async () => {
  const folder = newFolder();
  for (const name of ["a.md", "b.md"]) folder.write(name, issueWith());
  let time = 0;
  const clock = () => {
    time += 600;
    return time;
  };
  const slow = await folder.run([...KNOWN, "a.md", "b.md"], { isTTY: true, clock });
  expect(slow.stderr).toBe("\r\u001b[Klinting 2 of 2\r\u001b[K");
  expect((await folder.run([...KNOWN, "a.md", "b.md"], { isTTY: true })).stderr).toBe("");
  expect((await folder.run([...KNOWN, "a.md", "b.md"], { isTTY: false, clock })).stderr).toBe("");
});
