import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Folder, issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const git = ({ path }: Folder, ...argv: string[]): void =>
  void execFileSync("git", ["-c", "user.name=Crab", "-c", "user.email=crab@example.net", ...argv], { cwd: path });

const GIT = execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim();
const FIRST = "2026-03-04-this-week-in-rust.md";
const SECOND = "2026-03-11-this-week-in-rust.md";

/** A folder with findings in each of these files. */
const withFiles = (...names: string[]): Folder => {
  const folder = newFolder();
  for (const name of names) folder.write(name, issueWith(TRACKED));
  return folder;
};

const checkoutWith = (...names: string[]): Folder => {
  const folder = withFiles(...names);
  git(folder, "init", "--quiet");
  return folder;
};

/** The files that were linted, or what was told. */
const linted = async (folder: Folder, argv: readonly string[], inside = "."): Promise<string | readonly string[]> => {
  const { stdout, stderr } = await folder.run([...KNOWN, "-f", "text", ...argv], { inside });
  return stderr === "" ? [...new Set(stdout.match(/^[^:]+(?=:)/gm))] : stderr.replace(/^twir-lint: |\n$/g, "");
};

describe("patterns", () => {
  const FILES = ["draft/a.md", "draft/b.md", "draft/more/c.md", "draft/more/d.txt", "notes.md"];

  test.each<[readonly string[], readonly string[]]>([
    [["draft/*.md"], ["draft/a.md", "draft/b.md"]],
    [["./draft/*.md"], ["draft/a.md", "draft/b.md"]],
    [["draft/**/*.md"], ["draft/a.md", "draft/b.md", "draft/more/c.md"]],
    [
      ["**/*.md", "!draft/more/c.md"],
      ["draft/a.md", "draft/b.md", "notes.md"],
    ],
    [["**/*.md", "!draft"], ["notes.md"]],
    [["**/*.md", "!draft/"], ["notes.md"]],
    [
      ["!**/c.md", "draft/**"],
      ["draft/a.md", "draft/b.md", "draft/more/d.txt"],
    ],
    [["draft/?.md"], ["draft/a.md", "draft/b.md"]],
    [["draft/[bc].md"], ["draft/b.md"]],
    [["{notes,draft/a}.md"], ["draft/a.md", "notes.md"]],
    [["draft/!(a).md"], ["draft/b.md"]],
    [["!(draft).md"], ["notes.md"]],
    [["*/more/*"], ["draft/more/c.md", "draft/more/d.txt"]],
    [["notes.md", "*.md"], ["notes.md"]],
    [["notes.md", "draft/a.md", "!notes.md"], ["draft/a.md"]],
  ])("%j", async (argv, files) => {
    expect(await linted(withFiles(...FILES), argv)).toEqual(files);
  });

  test("are held against paths from where one stands, or absolute ones", async () => {
    const folder = withFiles(...FILES);
    expect(await linted(folder, ["../*/b.*", "../n*"], "draft")).toEqual(["b.md", "../notes.md"]);
    expect(await linted(folder, ["more/*", "!more/c.md"], "draft")).toEqual(["more/d.txt"]);
    const absolute = join(folder.path, "draft/more");
    expect(await linted(folder, [`${absolute}/*`, `!${absolute}/*.txt`])).toEqual(["draft/more/c.md"]);
  });

  test("leave no issue of a folder out that they do not name", async () => {
    const folder = withFiles(`draft/${FIRST}`, `draft/${SECOND}`);
    expect(await linted(folder, ["draft", `!draft/${FIRST}`])).toEqual([`draft/${SECOND}`]);
  });

  test("are names where a file has that name", async () => {
    const folder = withFiles("draft [old].md", "!b.md", "draft o.md", "a{1}.md");
    expect(await linted(folder, ["draft [old].md", "!b.md", "a{1}.md"])).toEqual([
      "draft [old].md",
      "!b.md",
      "a{1}.md",
    ]);
  });

  test("look into no hidden folder and into no package that they do not name", async () => {
    const folder = withFiles(".hidden/a.md", "node_modules/x/a.md", "b.md");
    expect(await linted(folder, ["**/*.md"])).toEqual(["b.md"]);
    expect(await linted(folder, [".hidden/*.md"])).toEqual([".hidden/a.md"]);
  });

  test.each([
    [["draft/*.html"], "draft/*.html: no file of this pattern; `**` stands for any folders, `*` for any name"],
    [["gone/*.md"], "gone/*.md: no file of this pattern; `**` stands for any folders, `*` for any name"],
    [["!draft/a.md"], "the patterns with `!` leave nothing to lint; name files or folders besides"],
    [["draft/a.md", "!**"], "the patterns with `!` leave nothing to lint; name files or folders besides"],
  ])("%j is told", async (argv, message) => {
    expect(await linted(withFiles(...FILES), argv)).toBe(message);
  });

  test("do not leave what they were given", async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), "twir-lint-outside-")));
    try {
      writeFileSync(join(outside, "secret.md"), issueWith(TRACKED));
      const folder = checkoutWith("draft/a.md");
      symlinkSync(outside, join(folder.path, "draft/more"));
      symlinkSync(join(outside, "secret.md"), join(folder.path, "draft/link.md"));
      expect(await linted(folder, ["draft/**/*.md", "!draft/link.md"])).toEqual(["draft/a.md"]);
      expect(await linted(folder, ["draft/link*"])).toBe(
        "draft/link.md: a symbolic link that leaves the checkout; name the file it leads to",
      );
    } finally {
      rmSync(outside, { recursive: true });
    }
  });
});

describe("what git ignores", () => {
  const ISSUES = [`draft/${FIRST}`, `draft/${SECOND}`, `old/${FIRST}`];

  test("is not linted in folders and by patterns, and is when it is named", async () => {
    const folder = checkoutWith(...ISSUES);
    folder.write(".gitignore", `old/\n${FIRST}\n`);
    expect(await linted(folder, ["."])).toEqual([`draft/${SECOND}`]);
    expect(await linted(folder, ["**/*.md"])).toEqual([`draft/${SECOND}`]);
    expect(await linted(folder, [`draft/${FIRST}`])).toEqual([`draft/${FIRST}`]);
    expect(await linted(folder, ["draft", `draft/${FIRST}`])).toEqual([`draft/${SECOND}`, `draft/${FIRST}`]);
    expect(await linted(folder, ["--no-ignore", "."])).toEqual(ISSUES);
    expect(await linted(folder, ["--no-ignore", "--ignore", "tracking-parameter", "."])).toEqual([]);
    expect(await linted(folder, ["old"])).toBe(
      "old: git ignores all that is found there; name a file, or give --no-ignore",
    );
  });

  test("is told by every file of patterns that git reads", async () => {
    const folder = checkoutWith(...ISSUES, "café/2026-02-25-this-week-in-rust.md");
    folder.write(".gitignore", "*.md\n!old/*.md\n");
    folder.write("draft/.gitignore", `!${FIRST}\n`);
    expect(await linted(folder, ["."])).toEqual([`draft/${FIRST}`, `old/${FIRST}`]);
    folder.write(".git/info/exclude", "*.md\n");
    folder.write(".gitignore", "");
    expect(await linted(folder, ["."])).toEqual([`draft/${FIRST}`]);
    expect(await linted(folder, ["."], "draft")).toEqual([FIRST]);
  });

  test("is not what it tracks", async () => {
    const folder = checkoutWith(...ISSUES);
    git(folder, "add", `draft/${FIRST}`);
    folder.write(".gitignore", "draft/\nold/\n");
    expect(await linted(folder, ["."])).toEqual([`draft/${FIRST}`]);
  });

  test("is asked of the checkout that a file is in, also through a link to a folder", async () => {
    const folder = checkoutWith(...ISSUES);
    folder.write(".gitignore", `${FIRST}\n`);
    git(folder, "init", "--quiet", "inner");
    folder.write(`inner/${FIRST}`, issueWith(TRACKED));
    expect(await linted(folder, ["."])).toEqual([`draft/${SECOND}`, `inner/${FIRST}`]);
    symlinkSync("draft", join(folder.path, "same"));
    expect(await linted(folder, ["same"])).toEqual([`same/${SECOND}`]);
  });

  test("holds nothing where there is no checkout", async () => {
    const folder = withFiles(...ISSUES);
    folder.write(".gitignore", "*\n");
    expect(await linted(folder, ["."])).toEqual(ISSUES);
    mkdirSync(join(folder.path, ".git"));
    expect(await linted(folder, ["."])).toEqual(ISSUES);
  });

  test("is not known without git, which is said once", async () => {
    const folder = checkoutWith(...ISSUES);
    folder.write(".gitignore", "old/\n");
    const { code, stdout, stderr } = await folder.run([...KNOWN, "-f", "text", ".", "draft"], { env: { PATH: "" } });
    expect(code).toBe(1);
    expect(new Set(stdout.match(/^[^:]+(?=:)/gm)).size).toBe(3);
    expect(stderr).toBe("twir-lint: git is not installed: install it; --no-ignore does not ask it\n");
  });

  test("is linted where git finds no end in the patterns of a stranger", async () => {
    const folder = checkoutWith(`draft/${FIRST}`);
    folder.write("draft/.gitignore", "*\n");
    const slow = folder.write(
      "bin/git",
      `#!/bin/sh\nfor each; do [ "$each" = check-ignore ] && exec sleep 60; done\nexec ${GIT} "$@"\n`,
    );
    chmodSync(slow, 0o755);
    const env = { PATH: `${join(folder.path, "bin")}:${process.env.PATH}` };
    const { stdout, stderr } = await folder.run([...KNOWN, "-f", "text", "draft"], { env });
    expect(stdout).toContain(FIRST);
    expect(stderr).toContain("it took longer than 3 s");
  });

  test("runs nothing that the checkout names", async () => {
    const folder = checkoutWith(...ISSUES);
    git(folder, "config", "core.fsmonitor", `touch ${join(folder.path, "pwned")}; false`);
    folder.write(".gitignore", "old/\n");
    expect(await linted(folder, ["."])).toEqual(ISSUES.slice(0, 2));
    expect(() => folder.read("pwned")).toThrow("ENOENT");
  });
});
