/** Kind: reads without end, and links that lead out of a checkout. Drafts, configs and archives of a branch may be any file. */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { type Folder, ISSUE_FILE, issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";
import { runProgram, runShell } from "../support/program-run.ts";

const CONFIG = "twir-lint.config.json";

const outside = realpathSync(mkdtempSync(join(tmpdir(), "twir-lint-outside-")));
const SECRET = "hunter2-of-the-runner";
writeFileSync(join(outside, "secret.md"), `token: ${SECRET}\n`);
afterAll(() => rmSync(outside, { recursive: true, force: true }));

/** A checkout whose draft is clean but for what a test puts there. */
const checkout = (): Folder => {
  const folder = newFolder();
  folder.write(".git/HEAD", "ref: refs/heads/main\n");
  folder.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED));
  return folder;
};

describe.skipIf(process.platform === "win32")("what never ends, or never begins", () => {
  test.each<[string, (folder: Folder) => void]>([
    ["a pipe that nobody writes to", ({ path }) => execFileSync("mkfifo", [join(path, "x.md")])],
    ["a link to endless zeros", ({ path }) => symlinkSync("/dev/zero", join(path, "x.md"))],
    ["a link to endless noise", ({ path }) => symlinkSync("/dev/urandom", join(path, "x.md"))],
    ["a link to a terminal", ({ path }) => symlinkSync("/dev/tty", join(path, "x.md"))],
  ])("as a draft: %s", (_, put) => {
    const folder = newFolder();
    put(folder);
    const { code, stderr } = runProgram(folder.path, ["x.md"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^twir-lint: x\.md: [^\n]*\n$/);
  });

  test("as a draft: a file whose size the system does not tell is read as far as the limit", () => {
    const folder = newFolder();
    const size = 11 * 1024 * 1024;
    const script = `head -c ${size} /dev/zero | tr '\\0' x | "$@" /dev/fd/0`;
    const { code, stderr } = runShell(folder.path, script);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("/dev/fd/0: larger than 10 MB") });
  });

  test("what a shell hands over is read all the same", () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    const { code, stdout } = runShell(folder.path, `"$@" ${KNOWN.join(" ")} --format text <(sleep 0.2; cat a.md)`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringContaining("[tracking-parameter]") });
  });

  test.skipIf(!realpathSync("/proc/self").startsWith("/proc/"))("as a draft: a file of /proc that waits", () => {
    expect(runProgram(newFolder().path, ["/proc/kmsg"])).toMatchObject({ code: 2, stdout: "" });
  });

  test.each<[string, (folder: Folder) => void, RegExp]>([
    ["a pipe", ({ path }) => execFileSync("mkfifo", [join(path, CONFIG)]), /: not a file; give --config/],
    ["a folder", ({ path }) => mkdirSync(join(path, CONFIG)), /: not a file; give --config/],
    ["endless zeros", ({ path }) => symlinkSync("/dev/zero", join(path, CONFIG)), /: (?:not a file|a symbolic link)/],
    ["too long", (folder) => folder.write(CONFIG, " ".repeat(2 ** 21)), /: larger than 1 MB; give --config/],
  ])("as a config: %s", (_, put, message) => {
    const folder = newFolder();
    folder.write("x.md", issueWith());
    put(folder);
    const { code, stderr } = runProgram(folder.path, ["x.md"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("as an earlier issue: a pipe, a device", () => {
    const folder = checkout();
    mkdirSync(join(folder.path, "content"));
    execFileSync("mkfifo", [join(folder.path, "content/2026-03-04-this-week-in-rust.md")]);
    symlinkSync("/dev/zero", join(folder.path, "content/2026-02-25-this-week-in-rust.md"));
    expect(runProgram(folder.path, [`draft/${ISSUE_FILE}`, ...KNOWN]).code).toBe(1);
  });

  test("as an earlier issue, a draft, or the folder of drafts: a link that leads to itself", async () => {
    const itself = ({ path }: Folder, name: string): void => symlinkSync(join(path, name), join(path, name));
    const folder = checkout();
    mkdirSync(join(folder.path, "content"));
    itself(folder, "content/2026-03-04-this-week-in-rust.md");
    expect(await folder.run([...KNOWN, `draft/${ISSUE_FILE}`])).toMatchObject({ code: 1, stderr: "" });
    expect((await folder.run(["archive", "stats", "--no-cache"])).stderr).not.toContain("a bug");
    expect((await folder.run([...KNOWN, "--num-recent", "5"])).stderr).not.toContain("a bug");
    const loose = newFolder();
    itself(loose, "draft");
    expect(await loose.run([])).toMatchObject({ code: 2, stderr: expect.stringContaining("no folder `draft` here") });
    const half = newFolder();
    half.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED));
    itself(half, "content");
    expect(await half.run([...KNOWN, "--num-recent", "5"])).toMatchObject({ code: 1, stderr: "" });
  });

  test.skipIf(process.getuid?.() !== 0)(
    "as earlier issues that were found: a folder that may not be read is none",
    () => {
      const folder = checkout();
      mkdirSync(join(folder.path, "content"));
      chmodSync(folder.path, 0o755);
      const run = (mode: number) => {
        chmodSync(join(folder.path, "content"), mode);
        const script = `exec setpriv --reuid 4711 --clear-groups "$@" --no-cache --format text draft/${ISSUE_FILE}`;
        return runShell(folder.path, script);
      };
      for (const mode of [0o000, 0o444, 0o111]) expect(run(mode)).toEqual(run(0o755));
      const draft = join(folder.path, "draft");
      chmodSync(draft, 0o000);
      const { stderr } = runShell(folder.path, 'exec setpriv --reuid 4711 --clear-groups "$@"');
      expect(stderr).not.toContain("a bug");
    },
  );

  test("as a plugin: a pipe is not loaded", () => {
    const folder = newFolder();
    folder.write("x.md", issueWith());
    execFileSync("mkfifo", [join(folder.path, "p.js")]);
    const { code, stderr } = runProgram(folder.path, ["--plugin", "./p.js", "x.md"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("it is not a file") });
  });
});

describe("links of a branch that lead out of it", () => {
  const LEAVES = "a symbolic link that leaves the checkout; name the file it leads to";

  test.each<[string, string]>([
    ["to a secret", join(outside, "secret.md")],
    ["to what git keeps: the token of the job is there", "../.git/config"],
    ["to the environment of the process", "/proc/self/environ"],
  ])("a draft %s", async (_, target) => {
    const folder = checkout();
    folder.write(".git/config", `[http]\n\textraheader = AUTHORIZATION: basic ${SECRET}\n`);
    symlinkSync(target, join(folder.path, "draft/x.md"));
    for (const flags of [[], ["--fix"], ["--diff"]])
      expect(await folder.run([...flags, "draft/x.md"])).toEqual({
        code: 2,
        stdout: "",
        stderr: `twir-lint: draft/x.md: ${LEAVES}\n`,
      });
    expect((await folder.run(["model", "draft/x.md"])).stdout).toBe("");
  });

  test("a folder of drafts", async () => {
    const folder = checkout();
    symlinkSync(outside, join(folder.path, "draft/more"));
    const { code, stdout, stderr } = await folder.run(["draft/more/secret.md"]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: expect.stringContaining(LEAVES) });
  });

  test("a link that stays inside is followed", async () => {
    const folder = checkout();
    symlinkSync(ISSUE_FILE, join(folder.path, "draft/x.md"));
    expect((await folder.run([...KNOWN, "draft/x.md"])).code).toBe(1);
  });

  test("outside of a checkout links are the user's own", async () => {
    const folder = newFolder();
    symlinkSync(join(outside, "secret.md"), join(folder.path, "x.md"));
    expect((await folder.run(["x.md"])).stdout).toContain("x.md");
  });

  test("a config: none of it is told", async () => {
    const folder = checkout();
    writeFileSync(join(outside, "c.json"), JSON.stringify({ [SECRET]: 1 }));
    symlinkSync(join(outside, "c.json"), join(folder.path, CONFIG));
    const { code, stdout, stderr } = await folder.run([`draft/${ISSUE_FILE}`]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: "", stderr: `twir-lint: ${CONFIG}: ${LEAVES}\n` });
  });

  test("earlier issues, one of them and all", async () => {
    const stats = async (folder: Folder) => (await folder.run(["archive", "stats", "--no-cache"])).stdout;
    const earlier = "2026-03-04-this-week-in-rust.md";
    writeFileSync(join(outside, earlier), issueWith(`* [${SECRET}](https://secret.example/)`));
    const one = checkout();
    mkdirSync(join(one.path, "content"));
    symlinkSync(join(outside, earlier), join(one.path, "content", earlier));
    expect(await stats(one)).not.toContain("secret.example");
    const all = checkout();
    symlinkSync(outside, join(all.path, "content"));
    expect(await stats(all)).not.toContain("secret.example");
  });
});

describe.skipIf(process.platform !== "linux")("names that are not UTF-8", () => {
  const odd = (folder: Folder, name: string): void =>
    writeFileSync(Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from(name, "latin1")]), issueWith(TRACKED));

  test("are linted and fixed, each as the file that it is", () => {
    const folder = newFolder();
    odd(folder, "caf\xe9.md");
    odd(folder, "caf\xe8.md");
    const argv = `${KNOWN.join(" ")} --format text`;
    const { code, stdout } = runShell(folder.path, `"$@" ${argv} $'caf\\xe9.md' $'caf\\xe8.md'`);
    expect(code).toBe(1);
    expect(stdout.match(/^\S+?\.md/gm)).toEqual(["caf\\u{dce9}.md", "caf\\u{dce8}.md"]);
    expect(runShell(folder.path, `"$@" ${argv} --fix $'caf\\xe9.md'`).code).toBe(0);
    expect(runShell(folder.path, `"$@" ${argv} $'caf\\xe9.md'; "$@" ${argv} $'caf\\xe8.md'`).stdout).toMatch(
      /^caf\\u\{dce8\}\.md:[^\n]*\n$/,
    );
  });

  test("are found in a folder", () => {
    const folder = newFolder();
    mkdirSync(Buffer.concat([Buffer.from(`${folder.path}/`), Buffer.from("caf\xe9", "latin1")]));
    odd(folder, `caf\xe9/${ISSUE_FILE}`);
    const { code, stdout } = runProgram(folder.path, [...KNOWN, "--format", "json", "."]);
    expect({ code, errors: JSON.parse(stdout).summary.errors }).toEqual({ code: 1, errors: 1 });
  });
});
