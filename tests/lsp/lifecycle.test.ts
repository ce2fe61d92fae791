/** From `initialize` to the end of the process, and what `twir-lint lsp` says of itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { connect, uriOf } from "../support/lsp-servers.ts";
import { runProgram } from "../support/program-run.ts";

test("it says what it can do, judges, and ends when it is told to", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, folders: [folder.path] });
  expect(client.initialized?.serverInfo?.name).toBe("twir-lint");
  expect(client.initialized?.capabilities.positionEncoding).toBe("utf-16");
  const uri = uriOf(join(folder.path, "draft", ISSUE_FILE));
  await client.open(uri, issueWith(TRACKED));
  const found = await client.pushed(uri, 1);
  expect(found.map(({ code }) => code)).toContain("tracking-parameter");
  expect(found.find(({ code }) => code === "tracking-parameter")).toMatchObject({
    source: "twir-lint",
    severity: 1,
    codeDescription: { href: "https://twir-lint.github.io/twir-lint/#/rules/tracking-parameter" },
    range: { start: { line: 13, character: 39 } },
  });
  expect(await client.end()).toBe(0);
  expect(client.server.complaints()).toBe("");
});

test("an exit without a shutdown is none that was asked for", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path });
  await client.connection.sendNotification("exit");
  expect(await client.server.exited).toBe(1);
});

test("it ends when its input is closed", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path });
  client.server.writer.end();
  expect(await client.server.exited).toBe(1);
});

test("it ends when the editor is gone that started it", async () => {
  const folder = newFolder();
  // No process has this number: Linux gives at most 2 ** 22.
  const client = await connect({ cwd: folder.path, processId: 2 ** 30 });
  expect(await client.server.exited).toBe(1);
});

test.each([[[]], [["--stdio"]], [["--stdio", "--clientProcessId=1"]]])("it takes the flags %j", async (flags) => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, argv: ["lsp", ...flags] });
  expect(await client.end()).toBe(0);
});

test("a run that needs no editor does not load it", () => {
  const isIn = (name: string): boolean =>
    readFileSync(`dist/cli/${name}.cjs`, "utf8").includes("textDocument/codeAction");
  expect([isIn("main"), isIn("lsp")]).toEqual([false, true]);
});

test("its help says how an editor starts it", () => {
  const { code, stdout } = runProgram(newFolder().path, ["lsp", "--help"]);
  expect(code).toBe(0);
  for (const word of ["vim.lsp.config", "trusted", "severity", "2026-03-11-this-week-in-rust.md"])
    expect(stdout).toContain(word);
});
