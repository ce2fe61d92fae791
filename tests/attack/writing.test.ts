/** Kind: writing. What is written is written whole, where it was asked for, as its owner's, or it is said why not. */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { evictFiles } from "../../src/cache/cache-files.ts";
import { cacheRoot } from "../../src/cache/cache-root.ts";
import { replaceFile } from "../../src/cli/io/replace-file.ts";
import { type Folder, issueWith, KNOWN, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { gitIn, newCheckout } from "../support/git-run.ts";
import { BIN, runProgram, runShell } from "../support/program-run.ts";

const isRoot = process.getuid?.() === 0;
const hasFull = existsSync("/dev/full");
const BUG = "a bug in twir-lint";

describe("--fix", () => {
  test("a file with several names is left, and it is said why", async () => {
    const folder = newFolder();
    const file = folder.write("a.md", issueWith(TRACKED));
    linkSync(file, join(folder.path, "b.md"));
    const { code, stderr } = await folder.run([...KNOWN, "--fix", "a.md"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        "twir-lint: a.md: has 2 names (hard links), which a fix would part (the fixes are not written); fix a copy, or apply what --diff prints with `patch`\n",
    });
    expect(folder.read("a.md")).toBe(issueWith(TRACKED));
    expect(statSync(file).nlink).toBe(2);
  });

  test.skipIf(!isRoot)("the owner stays, and the mode", async () => {
    const folder = newFolder();
    const file = folder.write("a.md", issueWith(TRACKED));
    chownSync(file, 4711, 4712);
    expect((await folder.run([...KNOWN, "--fix", "a.md"])).code).toBe(0);
    const { uid, gid, mode } = statSync(file);
    expect({ uid, gid, mode: mode & 0o777 }).toEqual({ uid: 4711, gid: 4712, mode: 0o644 });
  });

  test.skipIf(!isRoot || process.platform !== "linux")("whose owner cannot be kept is left, and it is said why", () => {
    const folder = newFolder();
    const file = folder.write("a.md", issueWith(TRACKED));
    execFileSync("chmod", ["0777", folder.path]);
    execFileSync("chmod", ["0666", file]);
    // Another user than root, who may write the file and the folder, but give nothing away.
    const { code, stderr } = runShell(
      folder.path,
      `exec setpriv --reuid 4711 --clear-groups "$@" ${KNOWN.join(" ")} --fix a.md`,
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("belongs to another user, which a fix would change"),
    });
    expect(folder.read("a.md")).toBe(issueWith(TRACKED));
    expect(readdirSync(folder.path).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("no pipe is waited for", async () => {
    const { path } = newFolder();
    execFileSync("mkfifo", [join(path, "a.md")]);
    await expect(replaceFile(join(path, "a.md"), "a.md", { before: "", after: "x" })).rejects.toThrow(
      "a.md: not a file",
    );
  });
});

describe("a run that is killed", () => {
  const untracked = ({ path }: Folder): string => gitIn(path, "status", "--porcelain", "--untracked-files=all");

  test("leaves nothing that `git add` would take, and no half file; the next run cleans up", {
    timeout: 60_000,
  }, async () => {
    const entries = Array.from({ length: 300 }, (_, index) => `* [P${index}](https://a.example/${index}?utm_source=x)`);
    const folder = newCheckout(entries.join("\n"));
    const [draft = ""] = readdirSync(join(folder.path, "draft"));
    const file = `draft/${draft}`;
    const before = folder.read(file);
    const fixed = before.replaceAll("?utm_source=x", "");
    // The signal comes when the temporary file is there: each system call after that is a moment to be killed in.
    for (const call of ["writeFile", "sync", "rename"]) {
      const kill = `
        const fs = require("node:fs/promises");
        const die = () => process.kill(process.pid, "SIGKILL");
        const { open, rename } = fs;
        if ("${call}" === "rename") fs.rename = async () => die();
        fs.open = async (...options) => {
          const handle = await open(...options);
          if (options[1] === "wx" && "${call}" !== "rename") handle["${call}"] = async () => { die(); await new Promise(() => {}); };
          return handle;
        };`;
      const probe = folder.write(".git/probe.cjs", kill);
      const child = spawn(process.execPath, ["-r", probe, BIN, ...KNOWN, "--fix", file], {
        cwd: folder.path,
        stdio: "ignore",
      });
      const [, signal] = await once(child, "close");
      expect(signal).toBe("SIGKILL");
      expect([before, fixed]).toContain(folder.read(file));
      expect(untracked(folder)).not.toMatch(/^\?\?/m);
    }
    expect(readdirSync(join(folder.path, ".git")).filter((name) => name.endsWith(".tmp"))).not.toEqual([]);
    expect(runProgram(folder.path, [...KNOWN, "--fix", file]).code).toBe(0);
    expect(folder.read(file)).toBe(fixed);
    expect(readdirSync(join(folder.path, ".git")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("outside of a checkout the next run removes what it left, and nothing of another run or behind a link", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    const dead = ".twir-lint-2147483647-0123456789ab.tmp";
    const living = `.twir-lint-${process.ppid}-0123456789ab.tmp`;
    const link = ".twir-lint-2147483646-0123456789ab.tmp";
    folder.write(dead, "");
    folder.write(living, "");
    folder.write("kept", "");
    symlinkSync("kept", join(folder.path, link));
    await folder.run([...KNOWN, "--fix", "a.md"]);
    expect(readdirSync(folder.path).sort()).toEqual([link, living, "a.md", "kept"].sort());
    expect(folder.read("a.md")).toBe(issueWith(REPAIRED));
  });

  test("in a worktree the temporary file is where git keeps its own", () => {
    const folder = newCheckout(TRACKED);
    gitIn(folder.path, "worktree", "add", "--quiet", "tree");
    const [draft = ""] = readdirSync(join(folder.path, "tree/draft"));
    folder.write(".git/worktrees/tree/.twir-lint-2147483647-0123456789ab.tmp", "");
    expect(runProgram(join(folder.path, "tree"), [...KNOWN, "--fix", `draft/${draft}`]).code).toBe(0);
    expect(readdirSync(join(folder.path, ".git/worktrees/tree")).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("--output", () => {
  const REFUSED = "led to another place by a symbolic link (the report is not written); name a file without a link";
  const checkout = (): Folder => {
    const folder = newFolder();
    folder.write(".git/HEAD", "");
    folder.write("a.md", issueWith(TRACKED));
    return folder;
  };

  test.each<[string, string, (folder: Folder, victim: string) => void]>([
    ["a link to a file", "r.txt", ({ path }, victim) => symlinkSync(victim, join(path, "r.txt"))],
    [
      "a link to a file that is not there yet",
      "r.txt",
      ({ path }, victim) => symlinkSync(`${victim}.new`, join(path, "r.txt")),
    ],
    ["a link to a folder", "out/victim", ({ path }, victim) => symlinkSync(join(victim, ".."), join(path, "out"))],
    ["a link to what git keeps", "out/config", ({ path }) => symlinkSync(".git", join(path, "out"))],
    ["a link to another file of the checkout", "r.txt", ({ path }) => symlinkSync("b.md", join(path, "r.txt"))],
  ])("not through %s of the branch", async (_, path, link) => {
    const folder = checkout();
    const elsewhere = newFolder();
    const victim = elsewhere.write("victim", "mine");
    link(folder, victim);
    const { code, stderr } = await folder.run([...KNOWN, "--output", `text=${path}`, "a.md"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `twir-lint: ${path}: ${REFUSED}\n` });
    expect(readdirSync(elsewhere.path)).toEqual(["victim"]);
    expect(readFileSync(victim, "utf8")).toBe("mine");
    expect(readdirSync(join(folder.path, ".git"))).toEqual(["HEAD"]);
  });

  test("not into the folder of git", async () => {
    const folder = checkout();
    const { code, stderr } = await folder.run([...KNOWN, "--output", "text=.git/config", "a.md"]);
    const said = "lies in the folder of git (the report is not written); name another file";
    expect({ code, stderr }).toEqual({ code: 2, stderr: `twir-lint: .git/config: ${said}\n` });
    expect(readdirSync(join(folder.path, ".git"))).toEqual(["HEAD"]);
  });

  test("through a link of one's own, where no checkout is", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    symlinkSync("kept.txt", join(folder.path, "r.txt"));
    expect((await folder.run([...KNOWN, "--output", "text=r.txt", "a.md"])).code).toBe(1);
    expect(readFileSync(join(folder.path, "kept.txt"), "utf8")).toContain("tracking-parameter");
  });

  test("a pipe that nobody reads is not waited for", () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    execFileSync("mkfifo", [join(folder.path, "r")]);
    const { code, stderr } = runProgram(folder.path, [...KNOWN, "--output", "text=r", "a.md"]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^twir-lint: r: not a file /) });
  });

  test("a report that does not fit leaves no half of it, also where one was before", () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(`${TRACKED}\n`.repeat(20)));
    folder.write("r.json", "the last one");
    // The largest file that the process may write is 1 block.
    const { code, stderr } = runShell(
      folder.path,
      `trap '' XFSZ; ulimit -f 1; "$@" --no-cache --output json=r.json a.md`,
    );
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/r\.json: larger than a file may be here \(the report/),
    });
    expect(existsSync(join(folder.path, "r.json"))).toBe(false);
  });

  test("what a shell hands over is written to", () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    const { stdout } = runShell(
      folder.path,
      `"$@" ${KNOWN.join(" ")} --format json --output text=/dev/stderr a.md 2>&1 >/dev/null`,
    );
    expect(stdout).toContain("a.md:14:");
  });
});

describe("a full disk and a closed pipe are named as what they are", () => {
  const folderWith = (): Folder => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED));
    return folder;
  };

  test.skipIf(!hasFull).each([
    ["findings", "a.md"],
    ["the help", "--help"],
    ["a model", "model a.md"],
    ["rules", "rules"],
  ])("%s", (_, argv) => {
    const { code, stderr } = runShell(folderWith().path, `"$@" ${argv} > /dev/full`);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "twir-lint: standard output: no space left on the disk; make room and run again\n",
    });
  });

  test.skipIf(!hasFull)("a report in a file, and fixes for standard output", () => {
    const { path } = folderWith();
    const report = runShell(path, `"$@" ${KNOWN.join(" ")} --output json=/dev/full a.md`);
    expect(report.stderr).toBe(
      "twir-lint: /dev/full: no space left on the disk (the report is not written); make room and run again\n",
    );
    const fixed = runShell(path, `"$@" ${KNOWN.join(" ")} --fix - < a.md > /dev/full`);
    expect({ code: fixed.code, isBug: fixed.stderr.includes(BUG) }).toEqual({ code: 2, isBug: false });
  });

  test.each([1, 2])(
    "a report of many files that does not fit is taken back, by %i threads, and said once",
    (threads) => {
      const folder = newFolder();
      const names = Array.from({ length: 40 }, (_, index) => `${index}.md`);
      for (const name of names) folder.write(name, issueWith(`${TRACKED}\n`.repeat(60)));
      folder.write("out", "before\n");
      // It is written in pieces of 64 KB, of which the first fits.
      const argv = `--no-cache --concurrency ${threads} --format json ${names.join(" ")}`;
      const { code, stderr } = runShell(folder.path, `trap '' XFSZ; ulimit -f 200; "$@" ${argv} >> out`);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "twir-lint: standard output: larger than a file may be here; write it to another place\n",
      });
      expect(readFileSync(join(folder.path, "out"), "utf8")).toBe("before\n");
    },
  );

  test("standard output that does not fit into its file is taken back", () => {
    const { path } = folderWith();
    writeFileSync(join(path, "a.md"), issueWith(`${TRACKED}\n`.repeat(20)));
    writeFileSync(join(path, "out"), "before\n");
    const { code, stderr } = runShell(path, `trap '' XFSZ; ulimit -f 1; "$@" --no-cache --format json a.md >> out`);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/standard output: larger than a file may be here/),
    });
    expect(readFileSync(join(path, "out"), "utf8")).toBe("before\n");
  });

  test("a reader that has gone", () => {
    const { path } = folderWith();
    const gone = runShell(path, `"$@" --output json=/dev/fd/7 a.md 7> >(exec 0<&-; true); echo $?`);
    expect(gone.stderr).not.toContain(BUG);
  });
});

describe("the cache", () => {
  test.each<[{ HOME: string; XDG_CACHE_HOME?: string }]>([
    [{ HOME: "" }],
    [{ HOME: "home" }],
    [{ HOME: "", XDG_CACHE_HOME: "cache" }],
  ])("with %j nothing is written into the working folder", (env) => {
    const folder = newFolder();
    folder.write("draft/2026-03-11-this-week-in-rust.md", issueWith(TRACKED));
    folder.write("content/2026-03-04-this-week-in-rust.md", issueWith());
    const script =
      'unset XDG_CACHE_HOME LOCALAPPDATA; export HOME="$H"; [ -z "$X" ] || export XDG_CACHE_HOME="$X"; "$@"';
    runShell(folder.path, script, { env: { H: env.HOME, X: env.XDG_CACHE_HOME ?? "" } });
    expect(readdirSync(folder.path).sort()).toEqual(["content", "draft"]);
  });

  test("without any home folder nothing is kept", () => {
    expect(cacheRoot({ HOME: "/home/ferris" })).toBe("/home/ferris/.cache/twir-lint");
    expect(cacheRoot({ HOME: "", XDG_CACHE_HOME: "cache" })).not.toMatch(/^(?!\/)/);
  });

  test.skipIf(!isRoot || process.platform !== "linux")("a user without a home folder is no bug", () => {
    const script =
      'exec env -u HOME -u XDG_CACHE_HOME setpriv --reuid 4711 --clear-groups "$@" link http://127.0.0.1:1/';
    expect(runShell("/", script).stderr).not.toContain(BUG);
  });

  test("nothing is removed through a link", () => {
    const folder = newFolder();
    const old = new Date(0);
    const put = (name: string): string => {
      const path = folder.write(name, "");
      utimesSync(path, old, old);
      return path;
    };
    const evict = (name: string) => evictFiles(join(folder.path, name), { now: Date.now(), maxAge: 1 });
    const mine = put("mine/pages-1/thesis.json");
    mkdirSync(join(folder.path, "cache"));
    symlinkSync("../mine/pages-1", join(folder.path, "cache/pages-1"));
    symlinkSync("mine", join(folder.path, "linked"));
    evict("cache/pages-1");
    evict("linked/pages-1");
    expect(existsSync(mine)).toBe(true);
    put("real/pages-1/a.json");
    symlinkSync(mine, join(folder.path, "real/pages-1/b.json"));
    evict("real/pages-1");
    expect(readdirSync(join(folder.path, "real/pages-1"))).toEqual(["b.json"]);
    expect(lstatSync(join(folder.path, "real/pages-1/b.json")).isSymbolicLink()).toBe(true);
  });
});
