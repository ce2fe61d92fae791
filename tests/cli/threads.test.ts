/** Many files are shared among threads, and nobody can tell from what the program writes. The first part needs `npm run build`. */
import { spawnSync } from "node:child_process";
import { EventEmitter } from "node:events";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Worker } from "node:worker_threads";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { writeIssues } from "../../scripts/bench/issues.ts";
import { type ThreadData, takeFile } from "../../src/cli/commands/many-files.ts";
import { type Folder, issueWith, newFolder, STALE, TRACKED } from "../support/cli-run.ts";

vi.mock(import("node:os"), async (load) => ({ ...(await load()), availableParallelism: vi.fn(() => 4) }));

const FILES = 26;
const fill = (folder: Folder): void => {
  folder.write("content/README.md", "");
  writeIssues(join(folder.path, "content"), FILES, issueWith(TRACKED, STALE));
};
let folder: Folder;
beforeEach(() => {
  folder = newFolder();
});

describe("the built program writes the same with any number of threads", () => {
  const run = (threads: number, ...argv: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve("bin/twir-lint.js"), "--concurrency", String(threads), ...argv],
      {
        cwd: folder.path,
        env: { ...process.env, XDG_CACHE_HOME: join(folder.path, "cache") },
        encoding: "utf8",
        maxBuffer: 1e9,
      },
    );
    return { status, stdout, stderr };
  };
  beforeEach(() => {
    fill(folder);
    folder.write("content/sub/twir-lint.config.json", '{"maxWarnings":');
    folder.write("content/sub/2027-01-06-this-week-in-rust.md", issueWith(TRACKED));
    folder.write("content/sub/2027-01-13-this-week-in-rust.md", issueWith(TRACKED));
    folder.write("content/2027-01-20-this-week-in-rust.md", Uint8Array.of(0x80));
  });

  test.each([["json"], ["pretty"], ["sarif"], ["markdown"], ["github"]])("--format %s", (format) => {
    const alone = run(1, "--format", format, "--hints", "content");
    expect(alone.status).toBe(2);
    expect(alone.stderr).toContain("twir-lint.config.json");
    expect(alone.stderr).toContain("2027-01-20-this-week-in-rust.md");
    expect(run(3, "--format", format, "--hints", "content")).toEqual(alone);
  });

  test("--diff, and --fix", () => {
    const alone = run(1, "--diff", "content");
    expect(alone.stdout.match(/^\+\+\+ /gm)).toHaveLength(FILES);
    expect(run(3, "--diff", "content")).toEqual(alone);
    const fixed = run(3, "--fix", "--format", "text", "content");
    expect(fixed.status).toBe(2);
    expect(run(1, "--diff", "content")).toMatchObject({ stdout: "" });
    expect(run(1, "--format", "text", "content").stdout).toBe(fixed.stdout);
  });
});

describe("the main thread", () => {
  /** A thread that does what it is told, in place of a real one. */
  const made: ThreadData[] = [];
  const threadThat = (act: (thread: EventEmitter, data: ThreadData) => void) => (data: object) => {
    const thread = Object.assign(new EventEmitter(), { unref() {} });
    made.push(data as ThreadData);
    act(thread, data as ThreadData);
    return thread as unknown as Worker;
  };
  const argv = ["--no-config", "--format", "text", "content"];
  beforeEach(() => {
    made.length = 0;
    fill(folder);
  });

  test.each<[string, (thread: EventEmitter, data: ThreadData) => void]>([
    ["crashes before it begins", (thread) => setTimeout(() => thread.emit("error", new Error("out of memory")))],
    ["ends without a word", (thread) => setTimeout(() => thread.emit("exit", 1))],
    [
      "crashes with files that it had taken",
      (thread, { counters }) => {
        takeFile(counters);
        takeFile(counters);
        setTimeout(() => thread.emit("error", new Error("out of memory")));
      },
    ],
  ])("does the work of one that %s", async (how, act) => {
    const alone = await folder.run(argv);
    expect(alone.stdout.split("\n").length).toBeGreaterThan(FILES);
    const told = "twir-lint: a thread ended early, and its files were processed once more: out of memory\n";
    const stderr = `${how.startsWith("crashes") ? told.repeat(2) : ""}${alone.stderr}`;
    const result = await folder.run([...argv, "--concurrency", "3"], { startThread: threadThat(act) });
    expect(result).toEqual({ ...alone, stderr });
    expect(made).toHaveLength(2);
  });

  test("starts no more threads than there are files, whatever is asked for", async () => {
    const startThread = threadThat((thread) => setTimeout(() => thread.emit("exit", 0)));
    await folder.run([...argv, "--concurrency", "999999999"], { startThread });
    expect(made).toHaveLength(FILES - 1);
  });

  const unused = threadThat(() => {
    throw new Error("no thread should have been started");
  });
  test.each<[string, string[]]>([
    ["--concurrency 1", ["--concurrency", "1"]],
    ["--timing, which says what one after the other took", ["--timing", "--concurrency", "4"]],
    [
      "a plugin, which may print or count",
      ["--plugin", resolve("examples/plugin/insecure-link.js"), "--concurrency", "4"],
    ],
  ])("is alone with %s", async (_, more) => {
    const { code } = await folder.run([...argv, ...more], { startThread: unused });
    expect(code).toBe(1);
    expect(made).toEqual([]);
  });

  test("is alone on one processor, and for few files", async () => {
    vi.mocked(availableParallelism).mockReturnValueOnce(1);
    expect((await folder.run(argv, { startThread: unused })).code).toBe(1);
    const few = Array.from({ length: 3 }, (_, index) => folder.write(`few/${index}.md`, issueWith(TRACKED)));
    expect((await folder.run([...few, "--concurrency", "4"], { startThread: unused })).code).toBe(1);
    expect(made).toEqual([]);
  });
});
