/** `--statistics`: how many findings each rule has, in place of the findings. */
import { describe, expect, test } from "vitest";
import { CLEAN, issueWith, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

const RULES = ["--select", "stale-event,tracking-parameter,missing-tag,long-title"];
const VIDEO = "* [A talk](https://www.youtube.com/watch?v=m0u1tM0u1tm)";
const LONG = `* [${"word ".repeat(14).trim()}](https://blog.example.net/long)`;

const folderWith = (files: Record<string, string>) => {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  return folder;
};

const TWO_FILES = {
  "content/a.md": issueWith([TRACKED, VIDEO, LONG].join("\n"), STALE),
  "content/b.md": issueWith(TRACKED),
};

describe("as a table", () => {
  test("the rules with most findings first, over all files", async () => {
    const { code, stdout, stderr } = await folderWith(TWO_FILES).run([
      ...RULES,
      "--statistics",
      "content/a.md",
      "content/b.md",
    ]);
    expect(stdout).toBe(
      [
        "  2  error    [*] tracking-parameter",
        "  1  error    [!] stale-event",
        "  1  warning  [*] missing-tag",
        "  1  info     [ ] long-title",
        "",
        "[*] --fix repairs all of them",
        "[!] only --unsafe-fixes repairs them, all or some",
        "[ ] left to you",
        "",
        "3 errors, 1 warning, 1 hint in 2 files (3 fixable with --fix, 1 more with --unsafe-fixes)",
        "",
      ].join("\n"),
    );
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  });

  test("prints nothing when all is well", async () => {
    const { code, stdout } = await folderWith({ "a.md": issueWith(CLEAN) }).run([...RULES, "--statistics", "a.md"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  });

  test("counts tasks and hints as the report does", async () => {
    const draft = folderWith({ "draft/a.md": issueWith([TRACKED, LONG].join("\n"), STALE) });
    const args = ["--no-archive", "--ignore", "syntax,guideline,structure", "--severity", "tracking-parameter=error"];
    const { stdout } = await draft.run([...args, "--statistics", "draft/a.md"]);
    expect(stdout).toContain("tracking-parameter");
    expect(stdout).not.toContain("stale-event");
    expect(stdout).not.toContain("long-title");
    expect(stdout).toMatch(/left to do before publication: --stage publish lists/);
    const { stdout: published } = await draft.run([
      ...args,
      "--stage",
      "publish",
      "--hints",
      "--statistics",
      "draft/a.md",
    ]);
    expect(published).toMatch(/error +\[!\] stale-event/);
    expect(published).toMatch(/info +\[ \] long-title/);
  });

  test("after a fix, what is left", async () => {
    const { stdout } = await folderWith(TWO_FILES).run([...RULES, "--fix", "--statistics", ...Object.keys(TWO_FILES)]);
    expect(stdout).toContain("stale-event");
    expect(stdout).not.toContain("tracking-parameter");
    expect(stdout).toMatch(/^3 fixed; 1 error, 1 hint in 1 file/m);
  });
});

describe("as JSON", () => {
  test("the same", async () => {
    const { code, stdout } = await folderWith(TWO_FILES).run([
      ...RULES,
      "--statistics",
      "--format",
      "json",
      ...Object.keys(TWO_FILES),
    ]);
    const { statistics, summary, tool } = JSON.parse(stdout);
    expect(code).toBe(1);
    expect(tool.name).toBe("twir-lint");
    expect(summary).toMatchObject({ errors: 3, warnings: 1, infos: 1 });
    expect(statistics[0]).toEqual({
      rule: "tracking-parameter",
      severity: "error",
      count: 2,
      fixable: 2,
      unsafeFixable: 0,
      url: "https://twir-lint.github.io/twir-lint/#/rules/tracking-parameter",
    });
    expect(statistics.map(({ rule }: { rule: string }) => rule)).toEqual([
      "tracking-parameter",
      "stale-event",
      "missing-tag",
      "long-title",
    ]);
    expect(statistics[1]).toMatchObject({ fixable: 0, unsafeFixable: 1 });
  });

  test("an empty list when all is well", async () => {
    const { stdout } = await folderWith({ "a.md": issueWith(CLEAN) }).run([
      ...RULES,
      "--statistics",
      "--format",
      "json",
      "a.md",
    ]);
    expect(JSON.parse(stdout).statistics).toEqual([]);
  });
});

describe("beside other reports", () => {
  test("go into the file of --output-file, as what is printed would", async () => {
    const folder = folderWith({ "a.md": issueWith(TRACKED) });
    const { stdout } = await folder.run([...RULES, "--statistics", "a.md"]);
    const result = await folder.run([...RULES, "--statistics", "-o", "statistics", "a.md"]);
    expect(result.stdout).toBe("");
    expect(folder.read("statistics")).toBe(stdout);
  });

  test("a file has the findings", async () => {
    const folder = folderWith({ "a.md": issueWith(TRACKED) });
    const { stdout } = await folder.run([...RULES, "--statistics", "--output", "text=findings", "a.md"]);
    expect(stdout).toContain("[*] tracking-parameter");
    expect(folder.read("findings")).toMatch(/^a\.md:\d+:\d+: error: .*\[tracking-parameter\]\n$/);
  });

  test("the log of GitHub Actions has no annotations then", async () => {
    const env = { GITHUB_ACTIONS: "true" };
    const { stdout } = await folderWith({ "a.md": issueWith(TRACKED) }).run([...RULES, "--statistics", "a.md"], {
      env,
    });
    expect(stdout).not.toContain("::error");
    expect(stdout).toContain("[*] tracking-parameter");
  });

  test.each([
    [["--format", "sarif"], "--statistics has no form in --format sarif; its formats are pretty and json"],
    [["--diff"], "--diff prints a diff, which --statistics cannot change; leave one of them out"],
  ])("%j cannot go with them", async (flags, message) => {
    const { code, stderr } = await folderWith({ "a.md": issueWith(TRACKED) }).run([...flags, "--statistics", "a.md"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `twir-lint: ${message}\n` });
  });
});
