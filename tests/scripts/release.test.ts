/** A release prepared twice, by two people: the same bytes. And what is in it. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn } from "../../scripts/release/files.ts";
import { gitIn, newCheckout } from "../support/git-run.ts";
import { bash, type Step, toolFolder, yaml } from "../support/workflow-run.ts";

const folder = mkdtempSync(join(tmpdir(), "twir-lint-release-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const DAY = "2026-01-31";
const LEFT_OUT = ["node_modules", "dist", ".git", ".corpus"];

/** A copy of the project, whose release has a day; its workflows to copy name no release yet. */
const copyTo = (name: string): string => {
  const copy = join(folder, name);
  mkdirSync(copy, { recursive: true });
  for (const each of readdirSync("."))
    if (!LEFT_OUT.includes(each)) cpSync(each, join(copy, each), { recursive: true });
  symlinkSync(resolve("node_modules"), join(copy, "node_modules"));
  const changelog = readFileSync("CHANGELOG.md", "utf8");
  const heading = `## ${version}, `;
  writeFileSync(join(copy, "CHANGELOG.md"), changelog.replace(new RegExp(`^${heading}.*$`, "m"), `${heading}${DAY}`));
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const unpinned = { ...manifest, action: { tag: "v0.0.0", commit: "0".repeat(40) } };
  writeFileSync(join(copy, "package.json"), `${JSON.stringify(unpinned, null, 2)}\n`);
  return copy;
};

/** As somebody else has it: other times, and nothing that others may read. */
const estrange = (copy: string): void => {
  for (const path of filesIn(copy)) {
    if (path.startsWith("node_modules/")) continue;
    chmodSync(join(copy, path), statSync(join(copy, path)).mode & 0o100 ? 0o700 : 0o600);
    utimesSync(join(copy, path), 1_000_000_000, 1_000_000_000);
  }
};

interface Prepared {
  readonly code: number | null;
  readonly said: string;
  readonly release: string;
}

/** `npm run release` under that umask. */
const prepare = (
  copy: string,
  { umask, env = {} }: { umask: string; env?: Readonly<Record<string, string>> },
): Prepared => {
  const command = `umask ${umask}; npm run --silent release -- ${version} --final`;
  const { status, stdout } = spawnSync("bash", ["-c", command], {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: status, said: stdout, release: join(copy, "dist/release") };
};

/** Every file by its name: its permissions and a hash of its bytes. */
const contentsOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(root).map((path) => {
      const hash = createHash("sha256")
        .update(readFileSync(join(root, path)))
        .digest("hex");
      return [path, `${(statSync(join(root, path)).mode & 0o777).toString(8)} ${hash}`];
    }),
  );

const commitIn = (copy: string): void => {
  gitIn(copy, "add", "--all");
  gitIn(copy, "commit", "--quiet", "--message", "change");
};

/** A clone whose workflows to copy name that release, as it said, and which has its tag. */
const pinnedClone = (copy: string, { said }: Prepared): string => {
  const clone = join(folder, "pinned");
  gitIn(folder, "clone", "--quiet", copy, clone);
  symlinkSync(resolve("node_modules"), join(clone, "node_modules"));
  const [pin = ""] = /(?<=^ +)npm pkg set .* && npm run generate$/m.exec(said) ?? [];
  execFileSync("bash", ["-c", pin], { cwd: clone, stdio: "pipe" });
  commitIn(clone);
  gitIn(clone, "tag", `v${version}`);
  return clone;
};

let first: Prepared;
let second: Prepared;
let final: Prepared;
beforeAll(() => {
  const one = copyTo("one");
  gitIn(one, "init", "--quiet");
  commitIn(one);
  first = prepare(one, { umask: "022" });
  final = prepare(pinnedClone(one, first), { umask: "022" });
  // Without git, as a download.
  const copy = copyTo("another/place/of another name");
  estrange(copy);
  second = prepare(copy, { umask: "077", env: { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8", SOURCE_DATE_EPOCH: "1" } });
}, 300_000);

const PARTS = [
  "COMMIT",
  "NOTES.md",
  "SHA256SUMS",
  "action",
  "action.git",
  `twir-lint-${version}.tgz`,
  `twir-lint-${version}.vsix`,
  "web",
];

test("two people get the same bytes", () => {
  expect(readdirSync(first.release).sort()).toEqual(PARTS);
  expect(contentsOf(second.release)).toEqual(contentsOf(first.release));
  expect(second.said).toBe(first.said);
});

test("it is final when the workflows to copy name it, as often as it is prepared: the action is the same then", () => {
  expect(final).toMatchObject({ code: 0, said: expect.not.stringContaining("left to do") });
  expect(contentsOf(join(final.release, "action.git"))).toEqual(contentsOf(join(first.release, "action.git")));
  const program = join(final.release, "action/bin/twir-lint.js");
  const details = execFileSync(process.execPath, [program, "--version", "--verbose"], { encoding: "utf8" });
  expect(details).toMatch(new RegExp(`^commit +release-${version}$`, "m"));
});

test("it says what it is, that nothing is published, what is left to do, and what is next", () => {
  // The workflows to copy do not yet name this one.
  expect(first.code).toBe(1);
  const commit = gitIn(join(first.release, "action.git"), "rev-parse", `v${version}`).trim();
  expect(first.said).toContain(`commit ${commit}\n`);
  expect(first.said).toContain("nothing is published\n");
  expect(first.said).toContain(`  npm pkg set action.tag=v${version} action.commit=${commit} && npm run generate\n`);
  expect(first.said).not.toContain("unreleased");
  expect(first.said).toContain(`next:\ngit tag release-${version} && git push origin main release-${version}\n`);
});

test("the checksums are those of all files, and the notes those of the version", () => {
  const { release } = first;
  expect(execFileSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: release, encoding: "utf8" })).toBe("");
  const commit = gitIn(join(release, "action.git"), "rev-parse", "v0").trim();
  expect(readFileSync(join(release, "COMMIT"), "utf8")).toBe(`${commit}\n`);
  const summed = readFileSync(join(release, "SHA256SUMS"), "utf8").trimEnd().split("\n");
  const others = filesIn(release).filter((path) => path !== "SHA256SUMS" && !path.startsWith("action.git/"));
  expect(summed.map((line) => line.slice(66))).toEqual(others);
  const notes = readFileSync(join(release, "NOTES.md"), "utf8");
  expect(notes).not.toContain("## ");
  expect(readFileSync("CHANGELOG.md", "utf8")).toContain(notes.trim());
});

test("the tag holds the action as it was prepared: what runs and its licenses, and nothing to install", () => {
  const repository = join(first.release, "action.git");
  const tree = join(first.release, "action");
  const [row, ...others] = gitIn(repository, "log", "--all", "--format=%an %aI %s").trim().split("\n");
  expect([row, others]).toEqual([`twir-lint ${DAY}T00:00:00+00:00 Release ${version}`, []]);
  const commits = ["v0", `v${version}`].map((tag) => gitIn(repository, "rev-parse", tag));
  expect(commits[0]).toBe(commits[1]);
  const listed = gitIn(repository, "ls-tree", "-r", "--name-only", "-z", "v0").split("\0").slice(0, -1);
  expect(listed.sort()).toEqual(filesIn(tree));
  expect(listed.filter((path) => !path.startsWith("dist/cli/")).sort()).toEqual([
    ".pre-commit-hooks.yaml",
    "LICENSE",
    "README.md",
    "action.yml",
    "bin/package.json",
    "bin/twir-lint.js",
    "package.json",
    "problem-matcher.json",
  ]);
  const licenses = ["main", "reference"].map((name) => `dist/cli/LICENSES-${name}.txt`);
  expect(listed.filter((path) => /LICENSES/.test(path))).toEqual(licenses);
  const manifest = JSON.parse(readFileSync(join(tree, "package.json"), "utf8"));
  expect(manifest).toMatchObject({ name: "twir-lint", version });
  for (const name of ["scripts", "dependencies", "devDependencies"]) expect(manifest).not.toHaveProperty(name);
  const { using, main } = yaml(join(tree, "action.yml")).runs;
  expect(using).toBe("node24");
  expect(listed).toContain(main);
});

test("what is built says nothing of where it was built", () => {
  for (const path of filesIn(first.release))
    expect(readFileSync(join(first.release, path)).includes(folder), path).toBe(false);
});

test("release.yml pushes the tag and moves that of the major version, as often as it runs", async () => {
  const hub = join(folder, "hub");
  const repository = join(hub, "crabs/twir-lint.git");
  // With a branch that has commits, as every repository in use.
  gitIn(folder, "clone", "--quiet", "--bare", newCheckout().path, repository);
  const cwd = join(folder, "runner");
  mkdirSync(cwd);
  cpSync(first.release, join(cwd, "release"), { recursive: true });
  const steps: Step[] = yaml("docs/workflows/release.yml").jobs.tags.steps;
  const asked = join(folder, "asked");
  const tools = toolFolder({ gh: `echo "$@" >> "${asked}"; [ "$2" != view ]` });
  const env = {
    PATH: `${tools}:${process.env.PATH}`,
    GITHUB_REF_NAME: `release-${version}`,
    GITHUB_SERVER_URL: `file://${hub}`,
    GITHUB_REPOSITORY: "crabs/twir-lint",
  };
  const scripts = steps.flatMap(({ run }) => run ?? []);
  expect(scripts).toHaveLength(3);
  for (const script of [...scripts, ...scripts]) {
    const { code, stderr } = await bash(script, cwd, env, ["-e"]);
    expect({ script, code, stderr }).toMatchObject({ code: 0 });
  }
  const tags = gitIn(repository, "show-ref", "--tags").trim().split("\n");
  const commit = gitIn(join(first.release, "action.git"), "rev-parse", "v0").trim();
  expect(tags).toEqual([`${commit} refs/tags/v0`, `${commit} refs/tags/v${version}`]);
  expect(readFileSync(asked, "utf8")).toContain(`release create v${version} --repo crabs/twir-lint --verify-tag`);

  // The program installs from there by the hash, as checks.yml does it, and nothing is built.
  const prefix = join(folder, "installed");
  const install = ["install", "--offline", "--global", "--prefix", prefix, "--no-audit", "--no-fund"];
  execFileSync("npm", [...install, `git+file://${repository}#${commit}`], { stdio: "pipe" });
  expect(execFileSync(join(prefix, "bin/twir-lint"), ["--version"], { encoding: "utf8" })).toBe(`${version}\n`);
});

test("what was handed over damaged is not published", async () => {
  const cwd = join(folder, "damaged");
  mkdirSync(cwd);
  cpSync(first.release, join(cwd, "release"), { recursive: true });
  writeFileSync(join(cwd, "release/web/index.html"), "crabs");
  const { jobs } = yaml("docs/workflows/release.yml") as { jobs: Record<string, { steps: Step[] }> };
  const checks = Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap(({ name, run }) => (name?.startsWith("Check") && run) || []),
  );
  expect(checks).toHaveLength(3);
  for (const check of checks) expect((await bash(check, cwd, {}, ["-e"])).code).not.toBe(0);
});
