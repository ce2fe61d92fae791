/** Documents of strangers, and clients that send nonsense: nothing is obeyed, nothing ends the server. */
import { expect, test } from "vitest";
import {
  type CodeAction,
  CodeActionRequest,
  DocumentFormattingRequest,
  ExecuteCommandRequest,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { fix, lint } from "../../src/index.ts";
import { ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { BIDI, HOSTILE_LINES } from "../support/hostile-lines.ts";
import { applyTextEdits, applyWorkspaceEdit } from "../support/lsp-edits.ts";
import { describeServers, uriOf } from "../support/lsp-servers.ts";

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
const options = { tabSize: 4, insertSpaces: true };

describeServers((connect) => {
  const open = async (text: string) => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path] });
    const uri = uriOf(`${folder.path}/draft/${ISSUE_FILE}`);
    await client.open(uri, text);
    return { client, uri, found: await client.pushed(uri, 1) };
  };

  /** Afterwards it works as before, and has nothing to tell. */
  const expectAlive = async ({ client, uri }: Awaited<ReturnType<typeof open>>): Promise<void> => {
    await client.change(uri, 99, { text: issueWith(TRACKED) });
    expect((await client.pushed(uri, 99)).map(({ code }) => code)).toContain("tracking-parameter");
    expect(await client.end()).toBe(0);
    expect(client.server.complaints()).toBe("");
  };

  test("what tries to be obeyed is shown escaped, and repaired as ever", async () => {
    const text = issueWith(HOSTILE_LINES);
    const issue = await open(text);
    expect(text).toContain(BIDI);
    const messages = issue.found.flatMap(({ message, relatedInformation = [] }) => [
      String(message),
      ...relatedInformation.map((each) => each.message),
    ]);
    expect(messages.length).toBeGreaterThan(20);
    expect(
      messages.filter((message) => /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(message)),
    ).toEqual([]);
    const request = {
      textDocument: { uri: issue.uri },
      range: WHOLE,
      context: { diagnostics: [], only: ["source.fixAll.twir-lint"] },
    };
    const [all] = (await issue.client.connection.sendRequest(CodeActionRequest.type, request)) as CodeAction[];
    expect(applyWorkspaceEdit(text, all?.edit ?? {})).toBe(fix(text, { path: `draft/${ISSUE_FILE}` }).text);
    expect(issue.client.log).toEqual([]);
    await expectAlive(issue);
  });

  test.each([
    ["larger than 10 MB", `${issueWith()}${"x".repeat(80)}\n`.padEnd(10 * 1024 * 1024 + 1, "y\n")],
    ["a binary file", "a\u0000b"],
    ["the file is empty", " \n"],
  ])("of a text that no issue can be it says: %s", { timeout: 120_000 }, async (what, text) => {
    const issue = await open(text);
    expect(issue.found).toMatchObject([
      { severity: 1, message: expect.stringContaining(what), range: { start: { line: 0, character: 0 } } },
    ]);
    expect(
      await issue.client.connection.sendRequest(DocumentFormattingRequest.type, {
        textDocument: { uri: issue.uri },
        options,
      }),
    ).toBeNull();
    expect(issue.client.log).toHaveLength(1);
    await expectAlive(issue);
  });

  test.each([
    [
      "a lone carriage return",
      issueWith("* [Post](https://blog.example.net/post?utm_source=a) \r* [b](https://blog.example.net/b) "),
    ],
    ["carriage returns before line feeds", issueWith(TRACKED).replaceAll("\n", "\r\r\n")],
    ["half a character", issueWith("* [\ud800 post](https://blog.example.net/\udc00?utm_source=a) ")],
    ["a line of brackets", issueWith(`* ${"[".repeat(5000)}`)],
    [
      "a thousand findings",
      issueWith(
        Array.from({ length: 1000 }, (_, index) => `* [p${index}](https://a.example/${index}?fbclid=x) `).join("\n"),
      ),
    ],
  ])("%s", { timeout: 120_000 }, async (_, text) => {
    const issue = await open(text);
    expect(issue.found.map(({ code }) => code)).toEqual(
      lint(text, { path: `draft/${ISSUE_FILE}` }).diagnostics.map(({ rule }) => rule),
    );
    const all = await issue.client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: issue.uri },
      range: WHOLE,
      context: { diagnostics: [], only: ["quickfix", "source.fixAll"] },
    });
    const fixAll = (all as CodeAction[]).find(({ kind }) => kind === "source.fixAll.twir-lint");
    const repaired = fix(text, { path: `draft/${ISSUE_FILE}` }).text;
    expect(fixAll ? applyWorkspaceEdit(text, fixAll.edit ?? {}) : text).toBe(repaired);
    const edits = await issue.client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri: issue.uri },
      options,
    });
    applyTextEdits(text, edits as TextEdit[]);
    await expectAlive(issue);
  });

  test("a request that takes long lets others through", async () => {
    const lines = Array.from({ length: 100 }, (_, index) => `* [p${index}](https://a.example/${index}?fbclid=x) `);
    const { client, uri } = await open(issueWith(lines.join("\n")));
    const answered: string[] = [];
    const context = { diagnostics: [], only: ["quickfix"] };
    const long = client.connection
      .sendRequest(CodeActionRequest.type, { textDocument: { uri }, range: WHOLE, context })
      .then(() => answered.push("actions"));
    const short = client.connection
      .sendRequest(ExecuteCommandRequest.type, { command: "twir-lint.explain", arguments: ["tracking-parameter"] })
      .then(() => answered.push("command"));
    await Promise.all([long, short]);
    expect(answered).toEqual(["command", "actions"]);
  });

  test.each([
    [
      "textDocument/codeAction",
      { textDocument: { uri: "file:///no/such" }, range: WHOLE, context: { diagnostics: [] } },
    ],
    ["textDocument/codeAction", { textDocument: { uri: "file:///%" }, range: WHOLE, context: { diagnostics: [] } }],
    ["codeAction/resolve", { title: "x" }],
    [
      "codeAction/resolve",
      { title: "x", data: { uri: "file:///no/such", version: 1, makes: "allow", fingerprint: "x" } },
    ],
    ["textDocument/formatting", {}],
    ["no/such/method", { x: 1 }],
  ])("the request %s with %j", async (method, params) => {
    const issue = await open(issueWith(TRACKED));
    await issue.client.connection.sendRequest(method, params).catch(() => {});
    await issue.client.connection
      .sendRequest(ExecuteCommandRequest.type, { command: "twir-lint.allow" })
      .catch(() => {});
    await expectAlive(issue);
  });

  test.each([
    ["file:///draft/%/2026-03-11-this-week-in-rust.md"],
    ["vscode-vfs://github/a/b/draft/2026-03-11-this-week-in-rust.md"],
    ["file://host/draft/2026-03-11-this-week-in-rust.md"],
  ])("a document of the address %s has its findings", async (uri) => {
    const folder = newFolder();
    const client = await connect({ cwd: folder.path, folders: [folder.path] });
    await client.open(uri, issueWith(TRACKED));
    expect((await client.pushed(uri, 1)).map(({ code }) => code)).toContain("tracking-parameter");
    expect(await client.end()).toBe(0);
  });
});
