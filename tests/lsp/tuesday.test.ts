/** An editor's Tuesday: last week's draft is opened, mended and filled in the editor, until it can be published. */
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  ApplyWorkspaceEditRequest,
  type CodeAction,
  CodeActionRequest,
  type CodeLens,
  CodeLensRequest,
  type CompletionItem,
  CompletionRequest,
  type Diagnostic,
  DidChangeConfigurationNotification,
  ExecuteCommandRequest,
  type Position,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { checkout } from "../support/archive-run.ts";
import { CLEAN, ISSUE_FILE, issueWith, REPAIRED, TRACKED } from "../support/cli-run.ts";
import { applyTextEdits, editsOf } from "../support/lsp-edits.ts";
import { connect, type LspClient, uriOf } from "../support/lsp-servers.ts";

/** A meeting of the group that meets each Tuesday. */
const meeting = (day: string, title = "**Rust Hack Night**"): string =>
  `* ${day} | Bergen, NO | [Rust Bergen](https://www.meetup.com/rust-bergen)\n    * [${title}](https://www.meetup.com/rust-bergen/events/${day.replaceAll("-", "")}7/)\n`;
const meetings = (...days: string[]): string => days.map((day) => meeting(day)).join("");

/** What was written last week: two meetings are over by now, and two lines are not as the newsletter has them. */
const DRAFT = issueWith(
  `${CLEAN.replace("Post", "A crab in the tide pool")}\n${TRACKED.replace("post", "tides")}`,
  `${meetings("2026-03-03", "2026-03-10")}${meeting("2026-03-17", "Rust Hack Night")}`.trimEnd(),
);

/** An editor with one document in it. */
class Editor {
  text: string;
  readonly #client: LspClient;
  readonly #uri: string;
  #version = 1;

  constructor(client: LspClient, uri: string, text: string) {
    this.#client = client;
    this.#uri = uri;
    this.text = text;
    client.connection.onRequest(ApplyWorkspaceEditRequest.type, async ({ edit }) => {
      await this.apply(edit);
      return { applied: true };
    });
  }

  get textDocument() {
    return { uri: this.#uri };
  }

  /** Makes the edits, and tells the server of them from the last to the first, so that none moves another. */
  async edit(edits: readonly TextEdit[]): Promise<void> {
    this.text = applyTextEdits(this.text, edits);
    const changes = edits.toReversed().map(({ range, newText }) => ({ range, text: newText }));
    await this.#client.change(this.#uri, ++this.#version, ...changes);
  }

  apply(edit: WorkspaceEdit): Promise<void> {
    return this.edit(editsOf(edit));
  }

  /** Where the text ends that stands once in the document. */
  behind(needle: string): Position {
    const before = this.text.slice(0, this.text.indexOf(needle) + needle.length).split("\n");
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }

  async replace(needle: string, newText: string): Promise<void> {
    const end = this.behind(needle);
    await this.edit([{ range: { start: { ...end, character: end.character - needle.length }, end }, newText }]);
  }

  type(behind: string, newText: string): Promise<void> {
    const at = this.behind(behind);
    return this.edit([{ range: { start: at, end: at }, newText }]);
  }

  found(after = 0): Promise<Diagnostic[]> {
    return this.#client.pushed(this.#uri, this.#version, after);
  }
}

const codesOf = (found: readonly Diagnostic[]): unknown[] => found.map(({ code }) => code).sort();

test("from last week's draft to an issue that can be published", async () => {
  const folder = checkout("", {
    4: { events: meetings("2026-02-17", "2026-02-24") },
    3: { events: meetings("2026-02-24", "2026-03-03") },
    2: { events: meetings("2026-03-03", "2026-03-10") },
    1: { events: meetings("2026-03-10", "2026-03-17") },
  });
  const uri = uriOf(join(folder.path, "draft", ISSUE_FILE));
  const client = await connect({
    cwd: folder.path,
    folders: [folder.path],
    env: { XDG_CACHE_HOME: join(folder.path, ".cache") },
    capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
  });
  const { connection } = client;
  const editor = new Editor(client, uri, DRAFT);
  const { textDocument } = editor;

  await client.open(uri, DRAFT);
  expect(codesOf(await editor.found())).toEqual([
    "stale-event",
    "stale-event",
    "tracking-parameter",
    "unbold-event-title",
  ]);

  const lenses = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) as CodeLens[];
  const { command, arguments: args } = lenses.find(({ command }) => command?.title === "2 events are over: remove them")
    ?.command ?? { command: "" };
  await connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  expect(editor.text).toBe(DRAFT.replace(meetings("2026-03-03", "2026-03-10"), ""));
  expect(codesOf(await editor.found())).toEqual(["tracking-parameter", "unbold-event-title"]);

  await editor.type("rust-oslo/events/313338784/)\n", "* \n");
  const items = (await connection.sendRequest(CompletionRequest.type, {
    textDocument,
    position: editor.behind("313338784/)\n* "),
  })) as CompletionItem[];
  expect(items.map(({ label }) => label)).toEqual([
    "2026-03-24 Rust Bergen",
    "2026-03-31 Rust Bergen",
    "2026-04-07 Rust Bergen",
  ]);
  await editor.edit([items[0]?.textEdit as TextEdit]);
  await editor.replace("[**Rust Hack Night**](URL)", "[**Rust Hack Night: macros**](URL)");
  await editor.replace("(URL)", "(https://www.meetup.com/rust-bergen/events/202603247/)");

  const [repair] = (await connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ["source.fixAll"] },
  })) as CodeAction[];
  await editor.apply(repair?.edit ?? {});
  expect(editor.text).toBe(
    issueWith(
      `${CLEAN.replace("Post", "A crab in the tide pool")}\n${REPAIRED.replace("post", "tides")}`,
      meetings("2026-03-17").trimEnd(),
    ).replace("313338784/)\n", (oslo) => `${oslo}${meeting("2026-03-24", "**Rust Hack Night: macros**")}`),
  );

  await editor.found();
  const { length } = client.published;
  await connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { twirLint: { stage: "publish" } },
  });
  expect(await editor.found(length)).toEqual([]);
  const [summary] = (await connection.sendRequest(CodeLensRequest.type, { textDocument })) as CodeLens[];
  expect(summary?.command?.title).toBe("Ready for publication");
  expect(await client.end()).toBe(0);
  expect([client.log, client.shown, client.server.complaints()]).toEqual([[], [], ""]);
});
