/** `twir-lint --watch`: judges again after each change, and ends at Ctrl-C. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { CLEAN, type Folder, ISSUE_FILE, issueWith, KNOWN, newFolder, TRACKED } from "../support/cli-run.ts";

const FILE = `draft/${ISSUE_FILE}`;
const CLEAR = "\x1b[2J\x1b[3J\x1b[H";

/** A run that is on; `judged` waits until it has judged so often. */
const watching = (folder: Folder, argv: readonly string[] = [], isTTY = false) => {
  const written = { stdout: "", stderr: "" };
  let interrupt = (): void => {};
  const io = folder.io(
    {
      isTTY,
      onInterrupt: (listener) => {
        interrupt = listener;
        return () => {};
      },
    },
    written,
  );
  const code = main(["--watch", "--no-config", ...KNOWN, ...argv], io);
  const runs = (): number => written.stderr.split("Ctrl-C ends it").length - 1;
  return {
    written,
    judged: (count: number) => vi.waitUntil(() => runs() >= count, { timeout: 20_000 }),
    end: () => {
      interrupt();
      return code;
    },
  };
};

test("a change of the file is judged, whether it is written or replaced", async () => {
  const folder = newFolder();
  folder.write(FILE, issueWith(CLEAN));
  const run = watching(folder);
  await run.judged(1);
  expect(run.written.stdout).toBe("");
  folder.write(FILE, issueWith(TRACKED));
  await run.judged(2);
  expect(run.written.stdout).toContain("tracking-parameter");
  rmSync(join(folder.path, FILE));
  folder.write(FILE, issueWith(CLEAN));
  await run.judged(3);
  expect(await run.end()).toBe(0);
});

test("so is one of the config, of an earlier issue, and a new draft", async () => {
  const folder = newFolder();
  folder.write(FILE, issueWith(TRACKED));
  folder.write("content/2026-03-04-this-week-in-rust.md", issueWith(CLEAN));
  const run = watching(folder);
  await run.judged(1);
  folder.write("content/2026-02-25-this-week-in-rust.md", issueWith(CLEAN));
  await run.judged(2);
  folder.write("draft/2026-03-18-this-week-in-rust.md", issueWith(TRACKED));
  await run.judged(3);
  expect(run.written.stdout).toContain("draft/2026-03-18-this-week-in-rust.md");
  folder.write("twir-lint.config.json", "{}");
  await run.judged(4);
  expect(await run.end()).toBe(1);
});

test("so is the first draft in a folder, and one whose folder was gone", async () => {
  const folder = newFolder();
  folder.write("draft/README.md", "");
  folder.write("content/2026-03-04-this-week-in-rust.md", issueWith(CLEAN));
  const run = watching(folder, ["draft"]);
  await run.judged(1);
  folder.write(FILE, issueWith(TRACKED));
  await run.judged(2);
  expect(run.written.stdout).toContain("tracking-parameter");
  rmSync(join(folder.path, "draft"), { recursive: true });
  await run.judged(3);
  folder.write(FILE, issueWith(CLEAN));
  await vi.waitUntil(() => run.written.stderr.split("no such file or folder").length > 1, { timeout: 20_000 });
  await run.judged(4);
  expect(await run.end()).toBe(0);
});

test("the screen is cleared on a terminal, and nowhere else", async () => {
  const folder = newFolder();
  folder.write(FILE, issueWith(TRACKED));
  const onTerminal = watching(folder, ["--color", "never"], true);
  await onTerminal.judged(1);
  await onTerminal.end();
  expect(onTerminal.written.stdout.startsWith(CLEAR)).toBe(true);
  const inPipe = watching(folder);
  await inPipe.judged(1);
  await inPipe.end();
  expect(inPipe.written.stdout).not.toContain("\x1b");
});

test("what goes wrong is said, and waited out", async () => {
  const folder = newFolder();
  folder.write(FILE, "\0");
  const run = watching(folder);
  await run.judged(1);
  expect(run.written.stderr).toContain("a binary file");
  folder.write(FILE, issueWith(CLEAN));
  await run.judged(2);
  expect(await run.end()).toBe(0);
});

test.each([
  [["--fix"], "--watch only judges"],
  [["--staged"], "--watch looks at files"],
  [["-"], "--watch needs a file"],
])("with %j it says what does not go together", async (argv, message) => {
  const { code, stderr } = await newFolder().run(["--watch", ...argv]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
