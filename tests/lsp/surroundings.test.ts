/** Settings, folders, configs, earlier issues and plugins: as in the terminal, and read again when they change. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type ClientCapabilities,
  ConfigurationRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidDeleteFilesNotification,
  DidSaveTextDocumentNotification,
  FileChangeType,
  type FileEvent,
  type RegistrationParams,
  RegistrationRequest,
} from "vscode-languageserver-protocol/node";
import { checkout } from "../support/archive-run.ts";
import { CLEAN, type Folder, ISSUE_FILE, issueWith, newFolder, STALE, TRACKED } from "../support/cli-run.ts";
import { connect, type LspClient, uriOf } from "../support/lsp-servers.ts";

const CONFIG = "twir-lint.config.json";
const DRAFT = `draft/${ISSUE_FILE}`;
const FOLDERS: ClientCapabilities = { workspace: { workspaceFolders: true } };

const codesOf = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code);
const off = (rule: string): string => JSON.stringify({ rules: { [rule]: "off" } });

const opened = async (client: LspClient, folder: Folder, text: string, name = DRAFT) => {
  const uri = uriOf(join(folder.path, name));
  await client.open(uri, text);
  return { uri, found: await client.pushed(uri, 1) };
};

const PLUGIN = `export default [{
  id: "shouted-crab", on: "line", group: "hint", fix: "never", summary: "a crab shouts", why: "Crabs are quiet animals, all of them.",
  examples: [{ incorrect: "CRAB", correct: "crab" }],
  *check(line, { source }) {
    if (source.slice(line.span).includes("CRAB")) yield { span: line.span, message: "a crab shouts" };
    if (source.slice(line.span).includes("BOOM")) throw new Error("boom");
    if (source.slice(line.span).includes("CRAB")) console.log("a crab");
    if (source.slice(line.span).includes("CRAB")) process.stdout.write("another crab");
  },
}];`;
const CRAB = issueWith(`${CLEAN}\n* [CRAB](https://blog.example.net/crab)`);

const withPlugin = (): Folder => {
  const folder = newFolder();
  folder.write("rule.mjs", PLUGIN);
  folder.write(CONFIG, JSON.stringify({ plugins: ["./rule.mjs"], rules: { "shouted-crab": "error" } }));
  return folder;
};

test("plugins of a trusted workspace run, and what they print is not taken for the protocol", async () => {
  const folder = withPlugin();
  const client = await connect({ cwd: folder.path, folders: [folder.path], options: { trusted: true } });
  const { found, uri } = await opened(client, folder, CRAB);
  expect(found.find(({ code }) => code === "shouted-crab")).toMatchObject({ severity: 1, message: "a crab shouts" });
  await client.change(uri, 2, { text: CRAB });
  expect(codesOf(await client.pushed(uri, 2))).toContain("shouted-crab");
  expect(client.server.complaints()).toContain("another crab");
  expect(client.shown).toEqual([]);
});

test.each([[undefined], [{}], [{ trusted: "yes" }], [{ trusted: false }], [7]])(
  "with the options %j they do not, and one message says so",
  async (options) => {
    const folder = withPlugin();
    const client = await connect({ cwd: folder.path, folders: [folder.path], options });
    const { found, uri } = await opened(client, folder, CRAB);
    expect(codesOf(found)).not.toContain("shouted-crab");
    await client.change(uri, 2, { text: `${CRAB}\n` });
    await client.pushed(uri, 2);
    expect(client.shown).toEqual([
      "twir-lint.config.json: its plugins are not loaded: the workspace is not trusted; trust the workspace in the editor to load them",
    ]);
    expect(client.server.complaints()).toBe("");
  },
);

test("a setting of the workspace gives no trust", async () => {
  const folder = withPlugin();
  const client = await connect({
    cwd: folder.path,
    folders: [folder.path],
    capabilities: { workspace: { configuration: true } },
  });
  client.connection.onRequest(ConfigurationRequest.type, ({ items }) => items.map(() => ({ trusted: true })));
  expect(codesOf((await opened(client, folder, CRAB)).found)).not.toContain("shouted-crab");
});

test("nor is trust given to what is opened beside the workspace", async () => {
  const [folder, other] = [newFolder(), withPlugin()];
  const client = await connect({ cwd: folder.path, folders: [folder.path], options: { trusted: true } });
  expect(codesOf((await opened(client, other, CRAB)).found)).not.toContain("shouted-crab");
});

test("a plugin that throws is named once, where it cannot be missed, and ends nothing", async () => {
  const folder = withPlugin();
  const client = await connect({ cwd: folder.path, folders: [folder.path], options: { trusted: true } });
  const { uri, found } = await opened(client, folder, CRAB.replace("CRAB", "BOOM"));
  expect(found).toMatchObject([
    {
      severity: 1,
      range: { start: { line: 0, character: 0 } },
      message: expect.stringContaining("this is a bug in the plugin"),
    },
  ]);
  await client.change(uri, 2, { text: CRAB.replace("CRAB", "BOOM BOOM") });
  await client.pushed(uri, 2);
  expect(client.log.filter((line) => line.includes("boom"))).toHaveLength(1);
  await client.change(uri, 3, { text: CRAB });
  expect(codesOf(await client.pushed(uri, 3))).toContain("shouted-crab");
});

test("each folder of the workspace has its own config, and so has a file outside of all", async () => {
  const [one, two, outside] = [newFolder(), newFolder(), newFolder()];
  two.write(CONFIG, off("tracking-parameter"));
  outside.write(CONFIG, off("tracking-parameter"));
  const client = await connect({ cwd: one.path, folders: [one.path, two.path], capabilities: FOLDERS });
  expect(codesOf((await opened(client, one, issueWith(TRACKED))).found)).toContain("tracking-parameter");
  for (const folder of [two, outside])
    expect(codesOf((await opened(client, folder, issueWith(TRACKED))).found)).not.toContain("tracking-parameter");
});

test("folders come and go", async () => {
  const folder = withPlugin();
  const client = await connect({ cwd: folder.path, capabilities: FOLDERS, options: { trusted: true } });
  const { uri, found } = await opened(client, folder, CRAB);
  expect(codesOf(found)).not.toContain("shouted-crab");
  const event = { uri: uriOf(folder.path), name: "crabs" };
  for (const [change, isKnown] of [
    [{ added: [event], removed: [] }, true],
    [{ added: [], removed: [event] }, false],
  ] as const) {
    const { length } = client.published;
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [...change.added], removed: [...change.removed] },
    });
    expect(codesOf(await client.pushed(uri, 1, length)).includes("shouted-crab")).toBe(isKnown);
  }
});

const WATCHES: ClientCapabilities = {
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
};

test("a config that changes outside is read again", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WATCHES });
  const { uri, found } = await opened(client, folder, issueWith(TRACKED));
  expect(codesOf(found)).toContain("tracking-parameter");
  folder.write(CONFIG, off("tracking-parameter"));
  const tell = (type: FileChangeType): Promise<void> =>
    client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(join(folder.path, CONFIG)), type }],
    });
  await tell(FileChangeType.Created);
  expect(codesOf(await client.pushed(uri, 1, 1))).not.toContain("tracking-parameter");
  folder.write(CONFIG, "{");
  await tell(FileChangeType.Changed);
  expect(await client.pushed(uri, 1, 2)).toMatchObject([
    {
      severity: 1,
      message:
        "twir-lint.config.json:1:2: not valid JSON; look there and before it for a quote, comma or bracket that is missing or too many",
    },
  ]);
  rmSync(join(folder.path, CONFIG));
  await tell(FileChangeType.Deleted);
  expect(codesOf(await client.pushed(uri, 1, 3))).toContain("tracking-parameter");
});

test("it asks to be told of configs, issues and settings", async () => {
  const folder = newFolder();
  const registered: RegistrationParams["registrations"] = [];
  let resolve = (): void => {};
  const done = new Promise<void>((finished) => {
    resolve = finished;
  });
  const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WATCHES }, (connection) => {
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      registered.push(...registrations);
      if (registered.length === 2) resolve();
    });
  });
  await done;
  expect(registered.map(({ method }) => method)).toEqual([
    "workspace/didChangeConfiguration",
    "workspace/didChangeWatchedFiles",
  ]);
  expect(JSON.stringify(registered)).toContain("**/twir-lint.config.json");
  expect(await client.end()).toBe(0);
});

test("for a client that watches nothing it is read again when an issue is saved", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, folders: [folder.path] });
  const { uri } = await opened(client, folder, issueWith(TRACKED));
  folder.write(CONFIG, off("tracking-parameter"));
  await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  expect(codesOf(await client.pushed(uri, 1, 1))).not.toContain("tracking-parameter");
});

const ENTRY = "* [A tale of two crabs](https://blog.example.net/two-crabs)";

test("a draft is compared with earlier issues, which are read again when they change", async () => {
  const folder = checkout(ENTRY, { 1: { entries: ENTRY } });
  const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WATCHES });
  const { uri, found } = await opened(client, folder, folder.read(DRAFT));
  const again = found.find(({ code }) => code === "duplicate-link") as Diagnostic;
  const earlier = uriOf(join(folder.path, "content/2026-03-04-this-week-in-rust.md"));
  expect(again.relatedInformation?.[0]?.location).toMatchObject({ uri: earlier, range: { start: { line: 8 } } });
  rmSync(join(folder.path, "content/2026-03-04-this-week-in-rust.md"));
  const changes: FileEvent[] = [{ uri: earlier, type: FileChangeType.Deleted }];
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  expect(codesOf(await client.pushed(uri, 1, 1))).not.toContain("duplicate-link");
});

test("a file that is deleted while it is open has no findings, until it is there again", async () => {
  const folder = newFolder();
  folder.write(DRAFT, issueWith(TRACKED));
  const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WATCHES });
  const { uri } = await opened(client, folder, issueWith(TRACKED));
  await client.connection.sendNotification(DidDeleteFilesNotification.type, { files: [{ uri }] });
  expect(await client.pushed(uri, undefined, 1)).toEqual([]);
  const changes: FileEvent[] = [{ uri, type: FileChangeType.Created }];
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  expect(codesOf(await client.pushed(uri, 1, 2))).toContain("tracking-parameter");
});

test.each([
  [{ archive: false }, false],
  [{ archive: "content" }, true],
  [{ archive: 3 }, true],
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
  expect(found).toMatchObject([{ severity: 1, message: expect.stringContaining("nowhere: ") }]);
});

test("earlier issues may be saved in a file", async () => {
  const folder = checkout(ENTRY, { 1: { entries: ENTRY } });
  await folder.run(["archive", "build", "--output", "archive.json"]);
  rmSync(join(folder.path, "content"), { recursive: true });
  folder.write("other.json", "{}");
  const connected = (archive: string) => connect({ cwd: folder.path, folders: [folder.path], options: { archive } });
  const { found } = await opened(await connected("archive.json"), folder, folder.read(DRAFT));
  expect(codesOf(found)).toContain("duplicate-link");
  const other = await opened(await connected("other.json"), folder, folder.read(DRAFT));
  expect(other.found.map(({ message }) => message).join()).toContain("other.json: this is no saved archive");
});

const STALE_ISSUE = issueWith(CLEAN, STALE);

test.each([
  [false, "outside of a workspace that is not trusted"],
  [true, "no issue in this folder"],
])("a setting reaches outside of the workspace where it is trusted: %s", async (trusted, said) => {
  const [folder, outside] = [newFolder(), newFolder()];
  outside.write("README.md", "");
  for (const archive of [outside.path, `../${outside.path.split("/").at(-1)}`]) {
    const options = { archive, trusted };
    const client = await connect({ cwd: folder.path, folders: [folder.path], options });
    const { found } = await opened(client, folder, issueWith(CLEAN));
    expect(found.map(({ message }) => message).join()).toContain(said);
  }
});

test("the stage is that of the folder, of the config, or of the settings, which win", async () => {
  const folder = newFolder();
  const client = await connect({ cwd: folder.path, folders: [folder.path] });
  const severityOf = (found: readonly Diagnostic[]) => found.find(({ code }) => code === "stale-event")?.severity;
  const inDraft = await opened(client, folder, STALE_ISSUE);
  const inContent = await opened(client, folder, STALE_ISSUE, `content/${ISSUE_FILE}`);
  expect([severityOf(inDraft.found), severityOf(inContent.found)]).toEqual([3, 1]);
  const { length } = client.published;
  await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { twirLint: { stage: "publish" } },
  });
  expect(severityOf(await client.pushed(inDraft.uri, 1, length))).toBe(1);
});

test("settings are asked of a client that has them, and those that it has not set are those of the start", async () => {
  const folder = newFolder();
  const client = await connect(
    {
      cwd: folder.path,
      folders: [folder.path],
      capabilities: { workspace: { configuration: true } },
      options: { stage: "publish", severity: "error" },
    },
    (connection) => {
      connection.onRequest(ConfigurationRequest.type, ({ items }) =>
        items.map(({ section }) => (section === "twirLint" ? { severity: "warning", stage: null } : "x")),
      );
    },
  );
  const { found } = await opened(client, folder, issueWith("* [Post.](https://youtu.be/x)", STALE));
  expect(found.find(({ code }) => code === "stale-event")?.severity).toBe(1);
  expect(Math.max(...found.map(({ severity }) => severity as number))).toBe(2);
});

test("a setting that is none is told in the log, and does not count", async () => {
  const folder = newFolder();
  const options = { stage: "published", severity: "loud", archive: {}, author: "" };
  const client = await connect({ cwd: folder.path, folders: [folder.path], options });
  await opened(client, folder, issueWith(TRACKED));
  expect(client.log.sort()).toEqual([
    "the setting `twirLint.archive` must be the path of a folder, or false",
    "the setting `twirLint.severity` must be one of hint, information, warning, error",
    "the setting `twirLint.stage` must be one of draft, publish",
  ]);
});
