/** Kind: programs of strangers. What a checkout sets up for git, or poses as, runs nothing here and reaches nothing. */
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Folder, ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { commitAll, DRAFT, ENV, gitIn, newCheckout } from "../support/git-run.ts";

const SINCE = ["--select", "tracking-parameter", "--format", "text"];
const OLD = "* [Old](https://blog.example.net/old)";

/** Every test has a copy of this checkout. */
const template = mkdtempSync(join(tmpdir(), "twir-lint-template-"));
beforeAll(() => cpSync(newCheckout(OLD).path, template, { recursive: true }));
afterAll(() => rmSync(template, { recursive: true, force: true }));

/** A checkout with a change to its draft, and a program that leaves a mark when anything runs it. */
const hostile = (): { folder: Folder; program: string; mark: string } => {
  const folder = newFolder();
  cpSync(template, folder.path, { recursive: true });
  folder.write(DRAFT, issueWith(`${OLD}\n${TRACKED}`));
  const mark = join(folder.path, ".git/mark");
  const program = folder.write(".git/evil", `#!/bin/sh\necho "$0 $*" >> "${mark}"\ncat\n`);
  chmodSync(program, 0o755);
  return { folder, program, mark };
};

/** Git reads the draft itself to compare it, for the index cannot tell whether it has changed. */
const touch = (folder: Folder): void => utimesSync(join(folder.path, DRAFT), new Date(), new Date());

type Settings = (program: string) => string;
const SETTINGS: readonly [kind: string, config: Settings, attributes?: string][] = [
  ["a file system monitor", (program) => `[core]\n\tfsmonitor = ${program}\n`],
  ["an external diff", (program) => `[diff]\n\texternal = ${program}\n`],
  ["a diff driver", (program) => `[diff "evil"]\n\tcommand = ${program}\n`, "*.md diff=evil"],
  [
    "a text conversion",
    (program) => `[diff "evil"]\n\ttextconv = ${program}\n\tcachetextconv = true\n`,
    "*.md diff=evil",
  ],
  ["a clean filter", (program) => `[filter "evil"]\n\tclean = ${program}\n\trequired = true\n`, "*.md filter=evil"],
  ["a smudge filter", (program) => `[filter "evil"]\n\tsmudge = ${program}\n`, "*.md filter=evil"],
  ["a filter process", (program) => `[filter "evil"]\n\tprocess = ${program}\n`, "*.md filter=evil"],
  ["a filter of an odd name", (program) => `[filter "e.v i\\"l"]\n\tclean = ${program}\n`, "*.md filter=e.v"],
  ["a filter in an included file", (program) => `[include]\n\tpath = more\n# ${program}\n`, "*.md filter=evil"],
  ["a pager", (program) => `[core]\n\tpager = ${program}\n[pager]\n\tdiff = ${program}\n\tls-files = ${program}\n`],
  ["hooks", (program) => `[core]\n\thooksPath = ${join(program, "..", "hooks")}\n`],
  ["aliases", (program) => `[alias]\n\tdiff = !${program}\n\tcat-file = !${program}\n\trev-parse = !${program}\n`],
  [
    "a command for ssh",
    (program) => `[core]\n\tsshCommand = ${program}\n\taskPass = ${program}\n\tgitProxy = ${program}\n`,
  ],
  ["a credential helper", (program) => `[credential]\n\thelper = !${program}\n`],
  [
    "an editor and a signer",
    (program) => `[core]\n\teditor = ${program}\n[gpg]\n\tprogram = ${program}\n[log]\n\tshowSignature = true\n`,
  ],
  ["a command for refs of others", (program) => `[core]\n\talternateRefsCommand = ${program}\n`],
];

describe("settings of a checkout run no program", () => {
  test.each(SETTINGS)("%s", async (kind, config, attributes) => {
    const { folder, program, mark } = hostile();
    appendFileSync(join(folder.path, ".git/config"), config(program));
    folder.write(".git/more", `[filter "evil"]\n\tclean = ${program}\n`);
    for (const hook of ["post-index-change", "pre-commit", "reference-transaction", "post-checkout"]) {
      mkdirSync(join(folder.path, ".git/hooks"), { recursive: true });
      cpSync(program, join(folder.path, ".git/hooks", hook));
    }
    if (attributes !== undefined) folder.write(".gitattributes", `${attributes}\n`);
    if (kind.includes("odd")) folder.write(".git/info/attributes", "*.md filter=e.v\n");
    touch(folder);
    const { stdout, stderr } = await folder.run([...SINCE, "--since", "HEAD"]);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringContaining(":15:"), stderr: "" });
    if (/driver|filter/.test(kind)) await folder.run([...SINCE, "--staged"]);
    expect(existsSync(mark), "a program of the checkout ran").toBe(false);
  });

  test("a filter whose name cannot be written as an option is refused, not run", async () => {
    const { folder, program, mark } = hostile();
    appendFileSync(join(folder.path, ".git/config"), `[filter "a=b"]\n\tclean = ${program}\n`);
    folder.write(".gitattributes", "*.md filter=a=b\n");
    touch(folder);
    const { code, stderr } = await folder.run([...SINCE, "--since", "HEAD"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("cannot be turned off: `a=b`") });
    expect(existsSync(mark)).toBe(false);
  });
});

describe("texts that the clone lacks are not fetched", () => {
  test.each<[string, Settings]>([
    ["by a program", (program) => `ext::${program} %S`],
    ["from a folder, by a program", (program) => `file://${program}`],
    ["over the network", () => "https://127.0.0.1:1/x.git"],
  ])("%s", async (_, url) => {
    const { folder, program, mark } = hostile();
    const settings = [
      `[remote "origin"]\n\turl = ${url(program)}\n\tpromisor = true\n\tuploadpack = ${program}\n`,
      `[extensions]\n\tpartialClone = origin\n[core]\n\trepositoryformatversion = 1\n`,
      `[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always\n[protocol "file"]\n\tallow = always\n`,
    ];
    appendFileSync(join(folder.path, ".git/config"), settings.join(""));
    const hash = gitIn(folder.path, "rev-parse", `HEAD:${DRAFT}`).trim();
    execFileSync("rm", ["-f", join(folder.path, ".git/objects", hash.slice(0, 2), hash.slice(2))]);
    const { code, stdout, stderr } = await folder.run([...SINCE, "--since", "HEAD"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^twir-lint: git [^\n]*; nothing is fetched here: [^\n]*\n$/);
    expect(existsSync(mark)).toBe(false);
  });
});

describe("what poses as a checkout", () => {
  test("a folder of a branch that looks like a bare repository is none", async () => {
    const { folder, program, mark } = hostile();
    const bare = join(folder.path, "draft");
    for (const name of ["HEAD", "objects", "refs"])
      cpSync(join(folder.path, ".git", name), join(bare, name), { recursive: true });
    folder.write("draft/config", `[core]\n\trepositoryformatversion = 0\n\tworktree = ..\n\tfsmonitor = ${program}\n`);
    const { code, stderr } = await folder.run([...SINCE, "--since", "HEAD"], { inside: "draft" });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("git checkout") });
    expect(existsSync(mark)).toBe(false);
  });

  test("a checkout that has its files elsewhere fixes none of them", async () => {
    const { folder } = hostile();
    const victim = newFolder();
    victim.write(DRAFT, issueWith(`${OLD}\n${TRACKED}`));
    gitIn(folder.path, "config", "core.worktree", victim.path);
    const { code, stderr } = await folder.run(["--fix", "--since", "HEAD"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("has its files elsewhere") });
    expect(victim.read(DRAFT)).toContain("utm_source");
  });

  test("links that a branch brings in place of its drafts", async () => {
    const { folder } = hostile();
    const victim = newFolder();
    const secret = victim.write("secret.md", issueWith(TRACKED));
    symlinkSync(secret, join(folder.path, "draft/2026-03-18-this-week-in-rust.md"));
    commitAll(folder);
    const { code, stdout, stderr } = await folder.run(["--fix", ...SINCE, "--since", "HEAD~1"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/: (?:a symbolic link|not in the checkout)/),
    });
    expect(stdout).not.toContain("2026-03-18");
    expect(victim.read("secret.md")).toBe(issueWith(TRACKED));
  });
});

test("changes are found as git finds them: staged, not staged, deleted, renamed", async () => {
  const folder = newCheckout(OLD);
  folder.write("content/2026-03-04-this-week-in-rust.md", issueWith(OLD));
  commitAll(folder);
  gitIn(folder.path, "mv", "content/2026-03-04-this-week-in-rust.md", "draft/2026-03-04-this-week-in-rust.md");
  folder.write(DRAFT, issueWith(`${OLD}\n${TRACKED}`));
  const env = { ...ENV, XDG_CACHE_HOME: join(folder.path, ".cache") };
  const { stdout } = await folder.run(["--since", "HEAD", "--format", "json"], { env });
  expect(JSON.parse(stdout).files.map(({ path }: { path: string }) => path)).toEqual([
    "draft/2026-03-04-this-week-in-rust.md",
    `draft/${ISSUE_FILE}`,
  ]);
});
