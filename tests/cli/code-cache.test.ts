/** What V8 compiled is kept between runs and never in the way of one. Needs `npm run build`. */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { crc32 } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import { type Folder, issueWith, newFolder } from "../support/cli-run.ts";

const BIN = resolve("bin/twir-lint.js");
const VERSION = /^\d+\.\d+\.\d+\n$/;
const HEADER = 8;

let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});

const kept = (): string => join(folder.path, "cache/twir-lint/compiled-1");
const env = () => ({ ...process.env, XDG_CACHE_HOME: join(folder.path, "cache") });

/** Runs the program with flags of Node's own and expects what it says where nothing is kept. */
const run = (flags: readonly string[] = [], cache = env().XDG_CACHE_HOME): void => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, BIN, "--version"], {
    env: { ...env(), XDG_CACHE_HOME: cache },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(VERSION);
};

/** The one file that is kept. */
const file = (): string => {
  const names = readdirSync(kept());
  expect(names).toHaveLength(1);
  return join(kept(), names[0] as string);
};
/** How many runs have added to it, without a break: one that did not take it begins anew. */
const generation = (path = file()): number => readFileSync(path).readUInt32LE(4);

/** Puts the checksum of the contents in front of them. */
const sealed = (bytes: Buffer): Buffer => {
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0);
  return bytes;
};

test("the first runs add what they compiled, then one run a day", () => {
  const generations = Array.from({ length: 6 }, () => {
    run();
    return generation();
  });
  expect(generations).toEqual([1, 2, 3, 4, 4, 4]);
  const yesterday = Date.now() / 1000 - 25 * 3600;
  utimesSync(file(), yesterday, yesterday);
  run();
  expect(generation()).toBe(5);
});

test("only the user can read and write it", () => {
  run();
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test("plugins are imported by what was kept too", () => {
  const argv = [BIN, "explain", "insecure-link", "--plugin", resolve("examples/plugin/insecure-link.js")];
  for (let turn = 0; turn < 2; turn++) {
    const { status, stderr } = spawnSync(process.execPath, argv, { env: env(), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  }
});

describe("not taken, and replaced, is", () => {
  const flipped = (at: number, bytes: Buffer): Buffer => {
    bytes.writeUInt8((bytes.readUInt8(at) ?? 0) ^ 0xff, at);
    return bytes;
  };

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ["a damaged file", (bytes) => flipped(bytes.length >> 1, bytes)],
    ["a damaged checksum", (bytes) => flipped(0, bytes)],
    ["a truncated file", (bytes) => bytes.subarray(0, bytes.length - 1000)],
    ["an empty file", () => Buffer.alloc(0)],
    ["a text", () => Buffer.from("not what V8 compiled")],
    ["what another version of V8 compiled", (bytes) => sealed(flipped(HEADER + 4, bytes))],
    ["what was compiled of another program", (bytes) => sealed(flipped(HEADER + 8, bytes))],
    ["a file larger than any", (bytes) => sealed(Buffer.concat([bytes, Buffer.alloc(16 << 20)]))],
  ])("%s", (_, changed) => {
    run();
    run();
    const path = file();
    writeFileSync(path, changed(readFileSync(path)));
    run();
    expect(generation()).toBe(1);
  });

  test("what was compiled under other flags", () => {
    const flags = ["--no-lazy-feedback-allocation", "--no-opt"];
    run();
    run();
    const mine = file();
    run(flags);
    const theirs = readdirSync(kept())
      .map((name) => join(kept(), name))
      .find((path) => path !== mine) as string;
    copyFileSync(mine, theirs);
    expect(generation(theirs)).toBe(2);
    run(flags);
    expect(generation(theirs)).toBe(1);
    expect(generation(mine)).toBe(2);
  });

  test.skipIf(process.getuid === undefined)("what others can write", () => {
    run();
    run();
    chmodSync(file(), 0o622);
    run();
    expect(generation()).toBe(1);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.skipIf(process.platform === "win32")("a pipe, which is not waited for", () => {
    run();
    const path = file();
    rmSync(path);
    execFileSync("mkfifo", [path]);
    run();
    expect(generation()).toBe(1);
  });
});

describe("nothing is kept", () => {
  test("in a folder that cannot be written", () => {
    const locked = join(folder.path, "locked");
    mkdirSync(locked, { mode: 0o500 });
    // The administrator can write there all the same.
    run([], locked);
    run([], folder.write("a-file", ""));
    expect(readFileSync(join(folder.path, "a-file"), "utf8")).toBe("");
  });

  test.skipIf(!existsSync("/proc/self"))("where there can be no folder", () => run([], "/proc/self/nothing"));

  test("with --no-cache", () => {
    const argv = [BIN, "--no-cache", "--no-config", folder.write("clean.md", issueWith())];
    expect(spawnSync(process.execPath, argv, { env: env() }).status).toBe(0);
    expect(existsSync(kept())).toBe(false);
  });
});

test.each([1, 20])("what was compiled is taken by a run that sets flags of V8 for %i files", (count) => {
  const files = Array.from({ length: count }, (_, index) => folder.write(`${index}.md`, issueWith()));
  const argv = ["--no-config", "--no-archive", "--select", "tracking-parameter", ...files];
  const generations = Array.from({ length: 3 }, () => {
    const { status, stderr } = spawnSync(process.execPath, [BIN, ...argv], { env: env(), encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return readdirSync(kept()).map((name) => generation(join(kept(), name)));
  });
  expect(generations).toEqual([[1], [2], [3]]);
});

test("what other versions left is removed, the oldest first", () => {
  for (let index = 0; index < 40; index++) {
    const path = folder.write(`cache/twir-lint/compiled-1/old-${index}-main.cjs`, "");
    const then = Date.now() / 1000 - 3600 - index;
    utimesSync(path, then, then);
  }
  run();
  const names = readdirSync(kept());
  expect(names).toHaveLength(24);
  expect(names).toContain("old-22-main.cjs");
  expect(names).not.toContain("old-23-main.cjs");
});

test("eight runs at once do not disturb each other", async () => {
  const one = (): Promise<{ code: number | null; stdout: string }> =>
    new Promise((done) => {
      const child = spawn(process.execPath, [BIN, "--version"], { env: env(), stdio: ["ignore", "pipe", "inherit"] });
      let stdout = "";
      child.stdout.on("data", (chunk) => {
        stdout += chunk;
      });
      child.on("close", (code) => done({ code, stdout }));
    });
  for (let round = 0; round < 2; round++)
    for (const { code, stdout } of await Promise.all(Array.from({ length: 8 }, one))) {
      expect(code).toBe(0);
      expect(stdout).toMatch(VERSION);
    }
  const before = generation();
  expect(before).toBeGreaterThanOrEqual(2);
  run();
  expect(generation()).toBe(Math.min(4, before + 1));
});
