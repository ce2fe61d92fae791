/** The built program as a process of its own: what a test in this process cannot show. Needs `npm run build`. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { issueWith, KNOWN, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";

const BIN = resolve("bin/twir-lint.js");

const start = (cwd: string, ...argv: string[]): ChildProcessWithoutNullStreams =>
  spawn(process.execPath, [BIN, ...argv], { cwd });

const ended = (child: ChildProcessWithoutNullStreams) =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk) => stdout.push(chunk));
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.on("close", (code) => {
      done({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });

test.each([
  ["a clean file", ["clean.md"], 0],
  ["findings", ["tracked.md"], 1],
  ["a missing file", ["gone.md"], 2],
  ["an unknown flag", ["--nope"], 2],
  ["help", ["--help"], 0],
])("exit code of %s", async (_, argv, code) => {
  const folder = newFolder();
  folder.write("clean.md", issueWith());
  folder.write("tracked.md", issueWith(TRACKED));
  expect((await ended(start(folder.path, ...KNOWN, ...argv))).code).toBe(code);
});

test("many writes to a device are no cause for a warning", async () => {
  const folder = newFolder();
  const paths = Array.from({ length: 12 }, (_, index) => `gone${index}.md`);
  const argv = [`--redirect-warnings=${join(folder.path, "warnings")}`, BIN, ...paths];
  const child = spawn(process.execPath, argv, { cwd: folder.path, stdio: "ignore" });
  expect(await new Promise((done) => child.on("close", done))).toBe(2);
  expect(existsSync(join(folder.path, "warnings"))).toBe(false);
});

test.skipIf(!existsSync("/dev/full"))("where nothing can be said, the exit code says it", async () => {
  const full = openSync("/dev/full", "w");
  const child = spawn(process.execPath, [BIN, "gone.md"], { stdio: ["ignore", "ignore", full] });
  expect(await new Promise((done) => child.on("close", done))).toBe(2);
  closeSync(full);
});

test.skipIf(process.platform === "win32")("a working directory that is gone is said in one line", async () => {
  const gone = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';
  const child = spawn("sh", ["-c", gone, "sh", process.execPath, BIN], { cwd: newFolder().path });
  expect(await ended(child)).toEqual({
    code: 2,
    stdout: "",
    stderr: "twir-lint: the working directory is gone; change to one that is there\n",
  });
});

test("standard input is read and fixed", async () => {
  const child = start(newFolder().path, ...KNOWN, "--fix", "-");
  const result = ended(child);
  child.stdin.end(issueWith(TRACKED));
  expect(await result).toEqual({ code: 0, stdout: issueWith(REPAIRED), stderr: "1 fixed\n" });
});

test("endless standard input is refused before it fills the memory", async () => {
  const child = start(newFolder().path, "-");
  const result = ended(child);
  const chunk = "x".repeat(1 << 20);
  child.stdin.on("error", () => {});
  const pour = (): void => {
    while (child.exitCode === null && child.stdin.writable && child.stdin.write(chunk));
  };
  child.stdin.on("drain", pour);
  pour();
  const stderr = "twir-lint: <stdin>: larger than 10 MB; an issue has about 30 KB; is this the right file?\n";
  expect(await result).toEqual({ code: 2, stdout: "", stderr });
});

/** Files with 10,000 findings each: 5 MB of report. */
const manyFindings = (count: number) => {
  const folder = newFolder();
  const lines = Array.from({ length: 10_000 }, (_, index) => `* [P${index}](https://a.example/${index}?utm_source=x)`);
  const files = Array.from({ length: count }, (_, index) => `${index}.md`);
  for (const file of files) folder.write(file, issueWith(lines.join("\n")));
  const argv = ["--select", "tracking-parameter", "--format", "json", "--no-config", ...files];
  return { cwd: folder.path, argv };
};

test("a report of 50 MB arrives whole through a pipe", { timeout: 120_000 }, async () => {
  const { cwd, argv } = manyFindings(10);
  const { code, stdout, stderr } = await ended(start(cwd, ...argv));
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout.length).toBeGreaterThan(50e6);
  const { files, summary } = JSON.parse(stdout);
  expect(files).toHaveLength(10);
  expect(summary.errors).toBe(100_000);
});

test("a reader that leaves early is no error", async () => {
  const { cwd, argv } = manyFindings(1);
  const child = start(cwd, ...argv);
  const result = ended(child);
  child.stdout.once("data", () => child.stdout.destroy());
  expect(await result).toMatchObject({ code: 1, stderr: "" });
});

test("the package starts through its bin link", async () => {
  const child = spawn(join(process.cwd(), "bin/twir-lint.js"), ["--version"]);
  expect((await ended(child)).stdout).toMatch(/^\d+\.\d+\.\d+/);
});

/** Says at the end what of Node was loaded and which files were read, one a line. */
const LOADED = `
// The checksum of what V8 compiled is in it: 1 ms to load, where one of our own takes 4 ms longer to run.
require("node:zlib");
const before = new Set(process.moduleLoadList);
const fs = require("node:fs");
const { readFileSync, openSync } = fs;
const files = [];
let isReading = false;
fs.openSync = (file, ...options) => {
  // \`readFileSync\` opens its file by this function.
  if (!isReading) files.push(file);
  return openSync(file, ...options);
};
fs.readFileSync = (file, ...options) => {
  files.push(file);
  isReading = true;
  try {
    return readFileSync(file, ...options);
  } finally {
    isReading = false;
  }
};
process.on("exit", () => {
  const builtIn = process.moduleLoadList.filter((name) => !before.has(name));
  process.stderr.write([...builtIn, ...files].join("\\n"));
});`;

test("linting a regular draft loads nothing that it does not need", async () => {
  const folder = newFolder();
  folder.write("draft.md", issueWith(TRACKED));
  const argv = ["-r", folder.write("probe.cjs", LOADED), BIN, "--format", "json", "draft.md"];
  const { code, stderr } = await ended(spawn(process.execPath, argv, { cwd: folder.path }));
  expect(code).toBe(1);
  const loaded = stderr.split("\n").map((name) => name.replace(/^.*[\\/]dist[\\/]/, ""));
  // What stands there for a terminal, a network, other programs or encryption takes as long as judging the draft.
  const ofNode = loaded.flatMap((name) => (/^NativeModule/.test(name) ? (name.split(" ")[1] ?? []) : []));
  // To set flags of V8 takes half a millisecond, and spares ten.
  const ofV8 = ["internal/stream_base_commons", "internal/heap_utils", "internal/promise_hooks", "v8"];
  expect(ofNode).toEqual(["vm", "process", ...ofV8]);
  const files = loaded.filter((name) => !/^(?:NativeModule|Internal Binding) |\bcompiled-\d/.test(name));
  expect(files).toEqual([
    BIN,
    "cli/start.cjs",
    "cli/main.cjs",
    "cli/rolldown-runtime.cjs",
    join(folder.path, "draft.md"),
    // The words of English, which every draft with a sentence in it needs.
    "cli/words.txt",
  ]);
});
