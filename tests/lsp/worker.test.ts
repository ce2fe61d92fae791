/** The server without a file system: what it asks its client to read, and what it makes of the answers. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type ClientCapabilities,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  FileChangeType,
} from "vscode-languageserver-protocol/node";
import { type ReadParams, ReadWorkspaceRequest } from "../../src/lsp/worker/read-workspace.ts";
import { checkout } from "../support/archive-run.ts";
import { type Folder, ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { describeWorker, type LspClient, uriOf } from "../support/lsp-servers.ts";
import { readFolder } from "../support/lsp-worker.ts";

const CONFIG = "twir-lint.config.json";
const DRAFT = `draft/${ISSUE_FILE}`;
const EARLIER = "content/2026-03-04-this-week-in-rust.md";
const ENTRY = "* [A tale of two crabs](https://blog.example.net/two-crabs)";
const WATCHES: ClientCapabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

const codesOf = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);

const opened = async (client: LspClient, folder: Folder, text: string) => {
  const uri = uriOf(join(folder.path, DRAFT));
  await client.open(uri, text);
  return { uri, found: await client.pushed(uri, 1) };
};

const tell = (client: LspClient, folder: Folder, name: string, type: FileChangeType): Promise<void> =>
  client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: uriOf(join(folder.path, name)), type }],
  });

describeWorker("the worker", (connect) => {
  test("the config of a folder holds, and is read again when it changes", async () => {
    const folder = newFolder();
    folder.write(CONFIG, JSON.stringify({ rules: { "tracking-parameter": "off" } }));
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WATCHES });
    const { uri, found } = await opened(client, folder, issueWith(TRACKED));
    expect(codesOf(found)).not.toContain("tracking-parameter");
    folder.write(CONFIG, "{");
    await tell(client, folder, CONFIG, FileChangeType.Changed);
    expect((await client.pushed(uri, 1, 1)).map(({ message }) => message)).toEqual([
      "twir-lint.config.json:1:2: not valid JSON; look there and before it for a quote, comma or bracket that is missing or too many",
    ]);
    rmSync(join(folder.path, CONFIG));
    await tell(client, folder, CONFIG, FileChangeType.Deleted);
    expect(codesOf(await client.pushed(uri, 1, 2))).toContain("tracking-parameter");
  });

  test.each([[undefined], [{ trusted: true }]])(
    "plugins do not run with the options %j, and one message says so",
    async (options) => {
      const folder = newFolder();
      folder.write(CONFIG, JSON.stringify({ plugins: ["./rule.mjs"], rules: { "shouted-crab": "error" } }));
      const client = await connect({ cwd: folder.path, folders: [folder.path], options });
      const { uri, found } = await opened(client, folder, issueWith(TRACKED));
      expect(codesOf(found)).toContain("tracking-parameter");
      for (const version of [2, 3]) {
        await client.change(uri, version, { text: `${issueWith(TRACKED)}${"\n".repeat(version)}` });
        await client.pushed(uri, version);
      }
      expect(client.shown).toEqual(["the plugins of the config are programs, which do not run in a browser"]);
    },
  );

  test("a folder is read once, however much is typed", async () => {
    const folder = checkout(ENTRY, { 1: { entries: ENTRY } });
    const asked: ReadParams[] = [];
    const client = await connect({ cwd: folder.path, folders: [folder.path] }, (connection) =>
      connection.onRequest(ReadWorkspaceRequest, (params) => {
        asked.push(params);
        return readFolder(params);
      }),
    );
    const { uri, found } = await opened(client, folder, folder.read(DRAFT));
    const again = found.find(({ code }) => code === "duplicate-link");
    const earlier = uriOf(join(folder.path, EARLIER));
    expect(again?.relatedInformation?.[0]?.location).toMatchObject({ uri: earlier, range: { start: { line: 8 } } });
    await client.change(uri, 2, { text: `${folder.read(DRAFT)}\n` });
    expect(codesOf(await client.pushed(uri, 2))).toContain("duplicate-link");
    expect(asked).toEqual([{ folder: uriOf(folder.path) }]);
  });

  test("earlier issues that change while they are read are not taken for those that were", async () => {
    const folder = checkout(ENTRY, { 1: { entries: ENTRY } });
    const before = readFolder({ folder: uriOf(folder.path) });
    let [ask, answer] = [() => {}, () => {}];
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    const late = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let isFirst = true;
    const client = await connect(
      { cwd: folder.path, folders: [folder.path], capabilities: WATCHES, options: { archive: "content" } },
      (connection) =>
        connection.onRequest(ReadWorkspaceRequest, async (params) => {
          // The config is asked for without the folder of earlier issues.
          if (params.archive === undefined || !isFirst) return readFolder(params);
          isFirst = false;
          ask();
          await late;
          return before;
        }),
    );
    const uri = uriOf(join(folder.path, DRAFT));
    await client.open(uri, folder.read(DRAFT));
    await asked;
    folder.write(EARLIER, folder.read(EARLIER).replace("two-crabs", "three-crabs"));
    await tell(client, folder, EARLIER, FileChangeType.Changed);
    answer();
    expect(codesOf(await client.pushed(uri, 1))).not.toContain("duplicate-link");
    await client.change(uri, 2, { text: `${folder.read(DRAFT)}\n` });
    expect(codesOf(await client.pushed(uri, 2))).not.toContain("duplicate-link");
  });

  test.each([
    [{ archive: false }, false],
    [{ archive: "content" }, true],
  ])("the setting %j of earlier issues", async (options, isFound) => {
    const folder = checkout(ENTRY, { 1: { entries: ENTRY } });
    const client = await connect({ cwd: folder.path, folders: [folder.path], options });
    const { found } = await opened(client, folder, folder.read(DRAFT));
    expect(codesOf(found).includes("duplicate-link")).toBe(isFound);
  });

  test("a folder without issues is told where the findings would be", async () => {
    const folder = checkout(ENTRY, {});
    const client = await connect({ cwd: folder.path, folders: [folder.path], options: { archive: "nowhere" } });
    const { found } = await opened(client, folder, folder.read(DRAFT));
    expect(found).toMatchObject([
      { severity: 1, message: expect.stringContaining("nowhere: no issue in this folder") },
    ]);
  });

  test.each([
    [null],
    [7],
    [{}],
    [{ issues: 3, config: 3 }],
    [{ issues: [null, { uri: 3, text: "" }, { uri: "x" }, { uri: "2026-03-04-this-week-in-rust.md", text: "" }] }],
    [{ issues: [], config: { uri: "file:///%", text: 3 } }],
    [new Error("nothing can be read here")],
  ])("a client that answers %j has its findings", async (texts) => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path] }, (connection) =>
      connection.onRequest(ReadWorkspaceRequest.method, () => {
        if (texts instanceof Error) throw texts;
        return texts;
      }),
    );
    const { found } = await opened(client, folder, issueWith(TRACKED));
    expect(codesOf(found)).toContain("tracking-parameter");
    expect(client.log).toEqual([]);
    expect(await client.end()).toBe(0);
  });
});
