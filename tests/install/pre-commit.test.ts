/** The hooks of a release, installed and run by the real pre-commit: left out, with a word, where there is none. Needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { actionTree, commitTree } from "../../scripts/release/action-tree.ts";
import { writeTree } from "../../scripts/release/files.ts";
import { CLEAN, ISSUE_FILE, issueWith, TRACKED } from "../support/cli-run.ts";

const isThere = spawnSync("pre-commit", ["--version"]).status === 0;
if (!isThere) console.warn("There is no pre-commit (`apt-get install pre-commit` brings it): its hooks are left out.");

const folder = mkdtempSync(join(tmpdir(), "twir-lint-hooks-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const newsletter = join(folder, "newsletter");
const draft = join(newsletter, "draft", ISSUE_FILE);

const run = (program: string, ...argv: string[]) => {
  const { status, stdout } = spawnSync(program, argv, {
    cwd: newsletter,
    encoding: "utf8",
    env: {
      ...process.env,
      PRE_COMMIT_HOME: join(folder, "pre-commit"),
      XDG_CACHE_HOME: join(folder, "cache"),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GITHUB_ACTIONS: "",
    },
  });
  return { status, stdout };
};
const git = (...argv: string[]) => run("git", "-c", "user.name=a", "-c", "user.email=a@example.net", ...argv);

describe.skipIf(!isThere)("the hook", () => {
  beforeAll(() => {
    const manifest = JSON.parse(readFileSync("package.json", "utf8"));
    const day = new Date("2026-03-11");
    writeTree(join(folder, "tree"), actionTree(manifest), day);
    const repository = join(folder, "release.git");
    commitTree(join(folder, "tree"), { repository, version: manifest.version, day });
    mkdirSync(join(newsletter, "draft"), { recursive: true });
    writeFileSync(draft, issueWith(TRACKED));
    // What docs/ci.md has one copy, with the repository in place of that on GitHub.
    const [, config = ""] = /```yaml\n(repos:\n[\s\S]*?)```/.exec(readFileSync("docs/ci.md", "utf8")) ?? [];
    const [tag] = /(?<=rev: )\S+.*/.exec(config) ?? [];
    const here = config.replace(/(?<=repo: )\S+/, repository).replace(/(?<=rev: )\S+/, `v${manifest.version}`);
    expect(tag).toContain(`v${manifest.version}`);
    writeFileSync(join(newsletter, ".pre-commit-config.yaml"), `${here}      - id: twir-lint-all\n`);
    git("init", "--quiet");
    git("add", ".");
    git("commit", "--quiet", "--message", "a fault that stands");
  });

  test("of a commit tells what the commit breaks", { timeout: 240_000 }, () => {
    const broken = issueWith(`${TRACKED}\n${CLEAN}?utm_source=mine`);
    writeFileSync(draft, broken.replace("/post)?utm_source=mine", "/mine?utm_source=mine)"));
    git("add", ".");
    const { status, stdout } = run("pre-commit", "run", "twir-lint");
    expect(status, stdout).toBe(1);
    expect(stdout.match(/tracking-parameter/g), stdout).toHaveLength(1);
    expect(stdout).toContain("utm_source=mine");
  });

  test("of whole files tells all", { timeout: 240_000 }, () => {
    const { status, stdout } = run("pre-commit", "run", "twir-lint-all", "--all-files");
    expect(status, stdout).toBe(1);
    expect(stdout.match(/tracking-parameter/g), stdout).toHaveLength(2);
  });
});
