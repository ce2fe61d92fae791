/** Findings for a client that asks for them, and which documents have any. */
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  type ClientCapabilities,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidCloseTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
} from "vscode-languageserver-protocol/node";
import { CLEAN, ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { describeServers, type LspClient, uriOf } from "../support/lsp-servers.ts";

const PULLS: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

const pull = (client: LspClient, uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
  client.connection.sendRequest(DocumentDiagnosticRequest.type, {
    textDocument: { uri },
    ...(previousResultId && { previousResultId }),
  });

const codesOf = (report: DocumentDiagnosticReport): unknown[] =>
  report.kind === "full" ? report.items.map(({ code }) => code) : ["unchanged"];

describeServers((connect) => {
  test("they are told when they are asked for, and again only when they are others", async () => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: PULLS });
    expect(client.initialized?.capabilities.diagnosticProvider).toEqual({
      identifier: "twir-lint",
      interFileDependencies: false,
      workspaceDiagnostics: false,
    });
    const uri = uriOf(join(folder.path, "draft", ISSUE_FILE));
    await client.open(uri, issueWith(TRACKED));
    const first = await pull(client, uri);
    expect(codesOf(first)).toContain("tracking-parameter");
    const id = first.kind === "full" ? first.resultId : undefined;
    expect(await pull(client, uri, id)).toEqual({ kind: "unchanged", resultId: id });
    await client.change(uri, 2, { text: issueWith(CLEAN) });
    expect(codesOf(await pull(client, uri, id))).not.toContain("tracking-parameter");
    await client.change(uri, 3, { text: issueWith(TRACKED) });
    expect(codesOf(await pull(client, uri, id))).toContain("tracking-parameter");
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    expect(await pull(client, uri)).toEqual({ kind: "full", items: [] });
    expect(client.published).toEqual([]);
  });

  test("the client is told to ask again when something outside has changed", async () => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: PULLS });
    const refreshed = new Promise<void>((resolve) => {
      client.connection.onRequest(DiagnosticRefreshRequest.type, () => resolve());
    });
    const uri = uriOf(join(folder.path, "draft", ISSUE_FILE));
    await client.open(uri, issueWith(TRACKED));
    const before = await pull(client, uri);
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { twirLint: { stage: "publish" } },
    });
    await refreshed;
    expect(codesOf(await pull(client, uri))).toEqual(codesOf(before));
  });

  /** What has findings: issues by their name, and what the editor says is one. */
  test.each([
    ["draft/2026-03-11-this-week-in-rust.md", "markdown", true],
    ["2026-03-11-this-week-in-rust.markdown", "plaintext", true],
    ["draft/notes.md", "markdown", false],
    ["draft/DRAFT_TEMPLATE.md", "markdown", false],
    ["README.md", "this-week-in-rust", true],
  ])("%s of the language %s", async (name, language, isIssue) => {
    const folder = newFolder();
    const uri = uriOf(join(folder.path, name));
    const pulling = await connect({ cwd: folder.path, capabilities: PULLS });
    await pulling.open(uri, issueWith(TRACKED), language);
    expect(codesOf(await pull(pulling, uri)).includes("tracking-parameter")).toBe(isIssue);
    const pushing = await connect({ cwd: folder.path });
    await pushing.open(uri, issueWith(TRACKED), language);
    // What is opened after it is told after it.
    const another = uriOf(join(folder.path, "2026-03-18-this-week-in-rust.md"));
    if (isIssue) await pushing.pushed(uri, 1);
    await pushing.open(another, issueWith(TRACKED));
    await pushing.pushed(another, 1);
    expect(pushing.published.some((each) => each.uri === uri)).toBe(isIssue);
  });

  test("what is not saved yet has findings when its language says that it is an issue", async () => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: PULLS });
    await client.open("untitled:Untitled-1", issueWith(TRACKED));
    expect(await pull(client, "untitled:Untitled-1")).toEqual({ kind: "full", items: [] });
    await client.open("untitled:Untitled-2", issueWith(TRACKED), "this-week-in-rust");
    expect(codesOf(await pull(client, "untitled:Untitled-2"))).toContain("tracking-parameter");
  });

  test("a closed document has none that were pushed", async () => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path });
    const uri = uriOf(join(folder.path, "draft", ISSUE_FILE));
    await client.open(uri, issueWith(TRACKED));
    expect(await client.pushed(uri, 1)).not.toEqual([]);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    expect(await client.pushed(uri, undefined, 1)).toEqual([]);
  });
});
