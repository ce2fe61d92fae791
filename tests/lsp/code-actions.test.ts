/** What is offered for a finding, and that applied it is what the terminal makes. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  type Diagnostic,
  ExecuteCommandRequest,
  type ShowDocumentParams,
  ShowDocumentRequest,
} from "vscode-languageserver-protocol/node";
import { ISSUE_FILE, issueWith, newFolder, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { applyWorkspaceEdit, editsOf } from "../support/lsp-edits.ts";
import { describeServers, type LspClient, uriOf } from "../support/lsp-servers.ts";

const TORN = readFileSync("fixtures/torn/2026-03-25-this-week-in-rust.md", "utf8");
const VERSIONS = { workspace: { workspaceEdit: { documentChanges: true } } };
const LATER: ClientCapabilities = {
  ...VERSIONS,
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
};
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const FIX_ALL = "source.fixAll.twir-lint";

interface Opened {
  readonly client: LspClient;
  readonly uri: string;
  readonly path: string;
  readonly text: string;
  readonly found: readonly Diagnostic[];
  /** The actions for a finding of the rule. */
  actions(rule: string): Promise<CodeAction[]>;
  all(only: readonly string[]): Promise<CodeAction[]>;
}

describeServers((connect) => {
  const openIssue = async (
    text: string,
    capabilities: ClientCapabilities = VERSIONS,
    name = ISSUE_FILE,
  ): Promise<Opened> => {
    const folder = newFolder();
    const path = folder.write(`draft/${name}`, text);
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities });
    const uri = uriOf(path);
    await client.open(uri, text);
    const found = await client.pushed(uri, 1);
    const ask = async (range: Diagnostic["range"], diagnostics: Diagnostic[], only?: readonly string[]) =>
      (await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics, ...(only && { only: [...only] }) },
      })) as CodeAction[];
    return {
      client,
      uri,
      path,
      text,
      found,
      actions: (rule) => {
        const first = found.find(({ code }) => code === rule) as Diagnostic;
        return ask(first.range, [first]);
      },
      all: (only) => ask(WHOLE, [], only),
    };
  };

  const titled = (actions: readonly CodeAction[], title: string): CodeAction =>
    actions.find((action) => action.title === title) as CodeAction;

  const resolved = ({ client }: Opened, action: CodeAction): Promise<CodeAction> =>
    client.connection.sendRequest(CodeActionResolveRequest.type, action);

  const TWICE = issueWith(`${TRACKED}\n* [Other](https://blog.example.net/other?fbclid=x) `);

  test("a finding is repaired, all of its rule are, it is allowed, and it is explained", async () => {
    const issue = await openIssue(TWICE);
    const actions = await issue.actions("tracking-parameter");
    expect(actions.map(({ title }) => title)).toEqual([
      "Remove the parameter",
      "Repair all `tracking-parameter`",
      "Allow `tracking-parameter` here",
      "Explain `tracking-parameter`",
    ]);
    const [one, rule] = actions as [CodeAction, CodeAction];
    expect(one).toMatchObject({ kind: "quickfix", isPreferred: true });
    expect(one.edit?.documentChanges).toMatchObject([{ textDocument: { uri: issue.uri, version: 1 } }]);
    expect(applyWorkspaceEdit(TWICE, one.edit ?? {})).toBe(TWICE.replace(TRACKED, REPAIRED));
    expect(rule.isPreferred).toBeUndefined();
    expect(applyWorkspaceEdit(TWICE, rule.edit ?? {})).toBe(TWICE.replace(TRACKED, REPAIRED).replace("?fbclid=x", ""));
  });

  test("a client that knows no versions gets plain edits", async () => {
    const issue = await openIssue(TWICE, {});
    const [one] = await issue.actions("tracking-parameter");
    expect(Object.keys(one?.edit ?? {})).toEqual(["changes"]);
    expect(applyWorkspaceEdit(TWICE, one?.edit ?? {})).toBe(TWICE.replace(TRACKED, REPAIRED));
  });

  test("what a person should look at is no preferred repair", async () => {
    const issue = await openIssue(
      issueWith(
        TRACKED,
        "* 2026-03-04 | Oslo, NO | [Rust Oslo](https://www.meetup.com/rust-oslo)\n    * [**Ice**](https://www.meetup.com/rust-oslo/events/313338001/)",
      ),
    );
    const [remove] = await issue.actions("stale-event");
    expect(remove?.title).toBe("Remove the event");
    expect(remove?.isPreferred).toBeUndefined();
  });

  test("all safe repairs of a file are what --fix makes, and are offered only by name", async () => {
    const issue = await openIssue(TORN, VERSIONS, "2026-03-25-this-week-in-rust.md");
    const folder = newFolder();
    folder.write("draft/2026-03-25-this-week-in-rust.md", TORN);
    await folder.run(["--fix", "draft/2026-03-25-this-week-in-rust.md"]);
    for (const only of [FIX_ALL, "source.fixAll", "source"]) {
      const actions = await issue.all([only]);
      expect(actions).toHaveLength(1);
      expect(actions[0]?.kind).toBe(FIX_ALL);
      expect(applyWorkspaceEdit(TORN, actions[0]?.edit ?? {})).toBe(
        folder.read("draft/2026-03-25-this-week-in-rust.md"),
      );
    }
    expect(await issue.all(["source.organizeImports"])).toEqual([]);
    expect((await issue.all(["quickfix"])).some(({ kind }) => kind === FIX_ALL)).toBe(false);
  });

  test("a file with nothing to repair is offered nothing for it", async () => {
    expect(await (await openIssue(issueWith(REPAIRED))).all([FIX_ALL])).toEqual([]);
  });

  test("edits that take long are made when they are asked for", async () => {
    const issue = await openIssue(TWICE, LATER);
    const rule = titled(await issue.actions("tracking-parameter"), "Repair all `tracking-parameter`");
    expect(rule.edit).toBeUndefined();
    const { edit } = await resolved(issue, rule);
    expect(applyWorkspaceEdit(TWICE, edit ?? {})).toBe(TWICE.replace(TRACKED, REPAIRED).replace("?fbclid=x", ""));
    await issue.client.change(issue.uri, 2, { text: issueWith(TRACKED) });
    await expect(resolved(issue, rule)).rejects.toThrow("the document changed");
  });

  const ALLOWED = TWICE.replace(
    TRACKED,
    () => `<!-- twir-lint-allow tracking-parameter: the page needs it -->\n${TRACKED}`,
  );

  test("a snippet leaves the cursor in the reason", async () => {
    const capabilities = { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } };
    const issue = await openIssue(TWICE, capabilities);
    const { edit, command } = titled(await issue.actions("tracking-parameter"), "Allow `tracking-parameter` here");
    expect(command).toBeUndefined();
    const [change] = editsOf(edit ?? {}) as unknown as [
      { range: Diagnostic["range"]; snippet: { kind: string; value: string } },
    ];
    expect(change.snippet).toEqual({ kind: "snippet", value: "<!-- twir-lint-allow tracking-parameter: $1 -->\n" });
    const newText = change.snippet.value.replace("$1", "the page needs it");
    expect(applyWorkspaceEdit(TWICE, { changes: { x: [{ range: change.range, newText }] } })).toBe(ALLOWED);
  });

  test("without snippets the server moves the cursor", async () => {
    const capabilities = {
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
      window: { showDocument: { support: true } },
    };
    const issue = await openIssue(TWICE, capabilities);
    const applied: ApplyWorkspaceEditParams[] = [];
    const shown: ShowDocumentParams[] = [];
    issue.client.connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      applied.push(params);
      return { applied: true };
    });
    issue.client.connection.onRequest(ShowDocumentRequest.type, (params) => {
      shown.push(params);
      return { success: true };
    });
    const { command, edit } = titled(await issue.actions("tracking-parameter"), "Allow `tracking-parameter` here");
    expect(edit).toBeUndefined();
    await issue.client.connection.sendRequest(ExecuteCommandRequest.type, {
      command: command?.command ?? "",
      arguments: command?.arguments,
    });
    const text = applyWorkspaceEdit(TWICE, applied[0]?.edit ?? {});
    const selection = shown[0]?.selection;
    expect(shown[0]).toMatchObject({ uri: issue.uri, takeFocus: true });
    expect(
      applyWorkspaceEdit(text, { changes: { x: [{ range: selection ?? WHOLE, newText: "the page needs it" }] } }),
    ).toBe(ALLOWED);
  });

  test("without either the reason is empty, and a finding says so", async () => {
    const issue = await openIssue(TWICE, {});
    const { edit } = titled(await issue.actions("tracking-parameter"), "Allow `tracking-parameter` here");
    const text = applyWorkspaceEdit(TWICE, edit ?? {});
    expect(text).toBe(TWICE.replace(TRACKED, () => `<!-- twir-lint-allow tracking-parameter:  -->\n${TRACKED}`));
    await issue.client.change(issue.uri, 2, { text });
    expect((await issue.client.pushed(issue.uri, 2)).map(({ code }) => code)).toContain("unexplained-allow");
  });

  test("a rule is explained on its page, or in words", async () => {
    const issue = await openIssue(TWICE, { window: { showDocument: { support: true } } });
    const shown: ShowDocumentParams[] = [];
    issue.client.connection.onRequest(ShowDocumentRequest.type, (params) => {
      shown.push(params);
      return { success: true };
    });
    const { command } = titled(await issue.actions("tracking-parameter"), "Explain `tracking-parameter`");
    const request = { command: command?.command ?? "", arguments: command?.arguments };
    await issue.client.connection.sendRequest(ExecuteCommandRequest.type, request);
    expect(shown).toEqual([
      { uri: "https://twir-lint.github.io/twir-lint/#/rules/tracking-parameter", external: true },
    ]);
    const plain = await openIssue(TWICE, {});
    await plain.client.connection.sendRequest(ExecuteCommandRequest.type, {
      ...request,
      arguments: ["tracking-parameter", plain.uri],
    });
    await plain.actions("tracking-parameter");
    expect(plain.client.shown.join("\n")).toContain("tracking-parameter: ");
  });

  test.each([
    ["twir-lint.allow", []],
    ["twir-lint.allow", [3, {}]],
    ["twir-lint.explain", [{}]],
    ["twir-lint.nothing", []],
  ])("the command %s with %j ends nothing", async (command, args) => {
    const issue = await openIssue(TWICE, {});
    await issue.client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }).catch(() => {});
    expect((await issue.actions("tracking-parameter")).length).toBe(4);
  });
});
