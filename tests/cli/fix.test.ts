import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { replaceFile } from "../../src/cli/io/replace-file.ts";
import { ISSUE_FILE, issueWith, KNOWN, newFolder, REPAIRED, STALE, TRACKED } from "../support/cli-run.ts";

const OLD = new Date("2020-01-01");

describe("--fix", () => {
  test("repairs the file and says how much; a second run has nothing to do and does not write", async () => {
    const folder = newFolder();
    const path = folder.write("a.md", issueWith(TRACKED));
    expect(await folder.run([...KNOWN, "--fix", "a.md"])).toEqual({ code: 0, stdout: "1 fixed\n", stderr: "" });
    expect(folder.read("a.md")).toBe(issueWith(REPAIRED));
    utimesSync(path, OLD, OLD);
    expect(await folder.run([...KNOWN, "--fix", "a.md"])).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(statSync(path).mtime).toEqual(OLD);
    expect(readdirSync(folder.path)).toEqual(["a.md"]);
  });

  test("makes only safe fixes; --unsafe-fixes makes all, also alone", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(TRACKED, STALE));
    const safe = await folder.run([...KNOWN, "--fix", "a.md"]);
    expect(safe.code).toBe(1);
    expect(safe.stdout).toMatch(/\n1 fixed; 1 error in 1 file \(1 fixable with --unsafe-fixes\)\n$/);
    expect(folder.read("a.md")).toBe(issueWith(REPAIRED, STALE));
    const all = await folder.run([...KNOWN, "--unsafe-fixes", "--format", "json", "a.md"]);
    expect(all.code).toBe(0);
    expect(JSON.parse(all.stdout).summary).toMatchObject({ errors: 0, fixable: 0, fixed: 1 });
    expect(folder.read("a.md")).toBe(issueWith(REPAIRED).replace("### Europe\n", "### Europe\n"));
  });

  test("keeps byte order mark, line endings and a missing final newline", async () => {
    const folder = newFolder();
    const dress = (text: string) => `\uFEFF${text.trimEnd().replaceAll("\n", "\r\n")}`;
    folder.write("a.md", dress(issueWith(`${TRACKED} 🦀 é`)));
    await folder.run([...KNOWN, "--fix", "a.md"]);
    expect(folder.read("a.md")).toBe(dress(issueWith(`${REPAIRED} 🦀 é`)));
  });

  test("keeps the mode, and writes what a symbolic link leads to", async () => {
    const folder = newFolder();
    const target = folder.write("real/a.md", issueWith(TRACKED));
    chmodSync(target, 0o6751);
    symlinkSync("real/a.md", join(folder.path, "link.md"));
    expect((await folder.run([...KNOWN, "--fix", "link.md"])).code).toBe(0);
    expect(lstatSync(join(folder.path, "link.md")).isSymbolicLink()).toBe(true);
    expect(folder.read("real/a.md")).toBe(issueWith(REPAIRED));
    expect(statSync(target).mode & 0o7777).toBe(0o6751);
    expect(readdirSync(join(folder.path, "real"))).toEqual(["a.md"]);
  });

  test("standard input: the fixed text on standard output, the report on standard error", async () => {
    const folder = newFolder();
    const stdin = issueWith(TRACKED, STALE);
    const { code, stdout, stderr } = await folder.run([...KNOWN, "--fix", "--format", "text", "-"], { stdin });
    expect({ code, stdout }).toEqual({ code: 1, stdout: issueWith(REPAIRED, STALE) });
    expect(stderr).toMatch(/^<stdin>:\d+:3: error: .* \[stale-event\]\n$/);
    const clean = await folder.run([...KNOWN, "--fix", "-"], { stdin: issueWith() });
    expect(clean).toEqual({ code: 0, stdout: issueWith(), stderr: "" });
  });
});

describe("a file that cannot be written", () => {
  test("fails in one line, and leaves the file and nothing else", async () => {
    const folder = newFolder();
    mkdirSync(join(folder.path, "a.md"));
    await expect(replaceFile(join(folder.path, "a.md"), "a.md", { before: "old", after: "new" })).rejects.toThrow(
      /^a\.md: .* \(the fixes are not written\)$/,
    );
    expect(readdirSync(folder.path)).toEqual(["a.md"]);
  });

  test.skipIf(process.getuid?.() === 0)("a read-only file is not replaced", async () => {
    const folder = newFolder();
    chmodSync(folder.write("a.md", issueWith(TRACKED)), 0o444);
    expect(await folder.run([...KNOWN, "--fix", "a.md"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "twir-lint: a.md: no permission (the fixes are not written); change its permissions, or run as its owner\n",
    });
    expect(folder.read("a.md")).toBe(issueWith(TRACKED));
  });

  test("what somebody has saved while it was judged is not lost", async () => {
    const folder = newFolder();
    const path = folder.write("a.md", "saved meanwhile");
    await expect(replaceFile(path, "a.md", { before: "old", after: "new" })).rejects.toThrow(
      "a.md: changed while it was judged (the fixes are not written)",
    );
    expect(folder.read("a.md")).toBe("saved meanwhile");
    expect(readdirSync(folder.path)).toEqual(["a.md"]);
  });

  test("text that would be damaged is not written", async () => {
    const folder = newFolder();
    const path = folder.write("a.md", "old");
    await expect(replaceFile(path, "a.md", { before: "old", after: "half a crab: \ud83e" })).rejects.toThrow(
      "a fix cut a character of a.md in two",
    );
    expect(readFileSync(path, "utf8")).toBe("old");
  });
});

describe("--diff", () => {
  test("shows what --fix would change as a patch, writes nothing, and is 1", async () => {
    const folder = newFolder();
    folder.write("draft/a.md", issueWith(TRACKED, STALE));
    const { code, stdout, stderr } = await folder.run([...KNOWN, "--diff", "--fix", "draft/a.md"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^--- a\/draft\/a\.md\n\+\+\+ b\/draft\/a\.md\n@@ -\d+,7 \+\d+,7 @@\n/);
    expect(stdout.match(/^[-+][^-+].*$/gm)).toEqual([`-${TRACKED}`, `+${REPAIRED}`]);
    expect(folder.read("draft/a.md")).toBe(issueWith(TRACKED, STALE));
    const all = await folder.run([...KNOWN, "--diff", "--unsafe-fixes", "draft/a.md"]);
    expect(all.stdout.match(/^[-+][^-+].*$/gm)).toHaveLength(4);
    expect(folder.read("draft/a.md")).toBe(issueWith(TRACKED, STALE));
  });

  test("is 0 and silent when there is nothing to fix", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith());
    expect(await folder.run([...KNOWN, "--diff", "a.md"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("says how many errors no fix repairs, and exits as it would without", async () => {
    const folder = newFolder();
    folder.write("a.md", issueWith(undefined, STALE));
    folder.write("b.md", issueWith(TRACKED, STALE));
    const ofOne = { code: 0, stdout: "", stderr: "twir-lint: 1 error is not repaired by --fix\n" };
    expect(await folder.run([...KNOWN, "--diff", "a.md"])).toEqual(ofOne);
    const ofTwo = { code: 1, stderr: "twir-lint: 2 errors are not repaired by --fix\n" };
    expect(await folder.run([...KNOWN, "--diff", "a.md", "b.md"])).toMatchObject(ofTwo);
    expect(await folder.run([...KNOWN, "--diff", "--unsafe-fixes", "a.md"])).toMatchObject({ code: 1, stderr: "" });
    expect((await folder.run([...KNOWN, "--severity", "readiness=warning", "--diff", "a.md"])).stderr).toBe("");
  });

  test("of standard input", async () => {
    const folder = newFolder();
    const { code, stdout } = await folder.run([...KNOWN, "--diff", "-"], { stdin: issueWith(TRACKED) });
    expect(code).toBe(1);
    expect(stdout).toContain(`\n-${TRACKED}\n+${REPAIRED}\n`);
  });

  test("is exact for a program, and safe for a terminal", async () => {
    const folder = newFolder();
    const hostile = TRACKED.replace("Post", "\u001b[31mPost\u202e");
    folder.write("a.md", issueWith(hostile).replaceAll("\n", "\r\n"));
    expect((await folder.run([...KNOWN, "--diff", "a.md"])).stdout).toContain(`\n-${hostile}\r\n`);
    const { stdout } = await folder.run([...KNOWN, "--diff", "a.md"], { isTTY: true });
    expect(stdout).toContain("\n-* [\\u{1b}[31mPost\\u{202e}](");
    expect(stdout).not.toMatch(/[\r\u001b\u202e]/);
  });

  test("has no format", async () => {
    const folder = newFolder();
    expect(await folder.run(["--diff", "--format", "json", "a.md"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "twir-lint: --diff prints a diff, which --format cannot change; leave one of them out\n",
    });
  });
});

test("fixes that there is no time for are told, and made by the next run", async () => {
  const folder = newFolder();
  folder.write(ISSUE_FILE, issueWith(`* [Post](https://blog.example.net/post)${")".repeat(15)}`));
  const fixed = () => folder.run(["--fix", "--select", "malformed-link", ISSUE_FILE]);
  const left = `twir-lint: ${ISSUE_FILE}: 1 fix left for another run\n`;
  expect((await folder.run(["--diff", "--select", "malformed-link", ISSUE_FILE])).stderr).toBe(left);
  expect(await fixed()).toMatchObject({ code: 1, stderr: left });
  expect(await fixed()).toEqual({ code: 0, stdout: "5 fixed\n", stderr: "" });
  expect(folder.read(ISSUE_FILE)).toBe(issueWith("* [Post](https://blog.example.net/post)"));
});
