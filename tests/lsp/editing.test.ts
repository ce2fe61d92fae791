/** What is typed: the server's text is the client's, in both encodings, and it never tells of a text that is old. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  CancellationTokenSource,
  ConfigurationRequest,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentFormattingRequest,
  type Range,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ISSUE_FILE, issueWith, newFolder, TRACKED } from "../support/cli-run.ts";
import { applyChange, type Encoding, inEncoding } from "../support/lsp-edits.ts";
import { describeServers, type LspClient, uriOf } from "../support/lsp-servers.ts";

const DRAFT = readFileSync(`fixtures/draft/${ISSUE_FILE}`, "utf8");

/** Numbers that are the same in each run. */
const numbers = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
};

const PIECES = [
  "x",
  "🦀",
  "e\u0301",
  "\n",
  "\r\n",
  "\r",
  "* ",
  "](",
  "`",
  "<!-- ",
  " -->",
  "```\n",
  "?utm_source=feed",
  "2026-03-12 | ",
  " ",
  "é",
];

/** A change that deletes a little or copies a piece of the text, or types something. */
const randomChange = (
  text: string,
  next: (below: number) => number,
): { readonly range: Range; readonly text: string } => {
  const document = TextDocument.create("file:///x", "markdown", 1, text);
  // An editor does not cut a character or a line ending in two.
  const whole = (offset: number): number =>
    /[\ud800-\udbff]$/.test(text.slice(0, offset)) || (text[offset - 1] === "\r" && text[offset] === "\n")
      ? offset + 1
      : offset;
  const start = whole(next(text.length + 1));
  const end = next(3) === 0 ? whole(Math.min(text.length, start + next(40))) : start;
  const [from, to] = [start, Math.max(start, end)].map((offset) => document.positionAt(offset)) as [
    Range["start"],
    Range["end"],
  ];
  const at = whole(next(text.length));
  const typed =
    next(4) === 0
      ? text.slice(at, whole(Math.min(text.length, at + next(60))))
      : (PIECES[next(PIECES.length)] as string);
  return { range: { start: from, end: to }, text: next(3) === 0 ? "" : typed };
};

describeServers((connect) => {
  const openDraft = async (encoding: Encoding, capabilities = {}) => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, DRAFT);
    const client = await connect({
      cwd: folder.path,
      folders: [folder.path],
      capabilities: { general: { positionEncodings: [encoding, "utf-16"] }, ...capabilities },
    });
    expect(client.initialized?.capabilities.positionEncoding).toBe(encoding);
    const uri = uriOf(path);
    await client.open(uri, DRAFT);
    return { folder, client, uri };
  };

  test.each(["utf-16", "utf-8"] as const)(
    "%s: after 2,000 edits text and findings are those of a fresh run",
    { timeout: 240_000 },
    async (encoding) => {
      const { folder, client, uri } = await openDraft(encoding);
      const next = numbers(20261129);
      let text = DRAFT;
      for (let version = 2; version <= 2001; version++) {
        const change = randomChange(text, next);
        const { start, end } = change.range;
        const sent = client.change(uri, version, {
          ...change,
          range: { start: inEncoding(text, start, encoding), end: inEncoding(text, end, encoding) },
        });
        text = applyChange(text, change);
        // A page takes its time with each message that is waited for.
        if (version % 20 === 0) await sent;
        // Now and then who types pauses.
        if (version % 200 === 0) await client.pushed(uri, version);
      }
      const last = await client.pushed(uri, 2001);
      const versions = client.published.map(({ version }) => version as number);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      const fresh = await connect({
        cwd: folder.path,
        folders: [folder.path],
        capabilities: { general: { positionEncodings: [encoding] } },
      });
      await fresh.open(uri, text);
      expect(last).toEqual(await fresh.pushed(uri, 1));
      expect(last.length).toBeGreaterThan(20);
      expect(client.log).toEqual([]);
      expect(await client.end()).toBe(0);
    },
  );

  const WITH_SETTINGS = { workspace: { configuration: true } };

  /** A client that answers the question for its settings when it is told to: so long the run is on. */
  const slowToAnswer = (client: LspClient): { readonly asked: Promise<void>; readonly answer: () => void } => {
    let [answer, isAsked] = [() => {}, () => {}];
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const asked = new Promise<void>((resolve) => {
      isAsked = resolve;
    });
    client.connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
      isAsked();
      await answered;
      return items.map(() => null);
    });
    return { asked, answer };
  };

  test("what is typed while a run is on is not told of the text before", async () => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED));
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: WITH_SETTINGS });
    const { asked, answer } = slowToAnswer(client);
    const uri = uriOf(path);
    await client.open(uri, issueWith(TRACKED));
    await asked;
    await client.change(uri, 2, { text: issueWith() });
    answer();
    expect((await client.pushed(uri, 2)).map(({ code }) => code)).not.toContain("tracking-parameter");
    expect(client.published.map(({ version }) => version)).toEqual([2]);
  });

  test("a request whose text has changed is answered with that", async () => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED));
    const pulls = { ...WITH_SETTINGS, textDocument: { diagnostic: {} } };
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: pulls });
    const { asked, answer } = slowToAnswer(client);
    const uri = uriOf(path);
    await client.open(uri, issueWith(TRACKED));
    const textDocument = { uri };
    const format = client.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument,
      options: { tabSize: 4, insertSpaces: true },
    });
    const pull = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    const codes = [format, pull].map((each) =>
      each.then(
        () => 0,
        (error) => error as { code: number; data?: unknown },
      ),
    );
    await asked;
    await client.change(uri, 2, { text: issueWith() });
    answer();
    expect(await codes[0]).toMatchObject({ code: -32801 });
    expect(await codes[1]).toMatchObject({ code: -32802, data: { retriggerRequest: true } });
  });

  test("a request that the client takes back is answered with that", async () => {
    const folder = newFolder();
    const path = folder.write(`draft/${ISSUE_FILE}`, issueWith(TRACKED));
    const pulls = { ...WITH_SETTINGS, textDocument: { diagnostic: {} } };
    const client = await connect({ cwd: folder.path, folders: [folder.path], capabilities: pulls });
    const { asked, answer } = slowToAnswer(client);
    const uri = uriOf(path);
    await client.open(uri, issueWith(TRACKED));
    const textDocument = { uri };
    const source = new CancellationTokenSource();
    const { token } = source;
    const requests = [
      client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument }, token),
      client.connection.sendRequest(
        DocumentFormattingRequest.type,
        { textDocument, options: { tabSize: 4, insertSpaces: true } },
        token,
      ),
    ].map((each) =>
      each.then(
        () => 0,
        ({ code }) => code,
      ),
    );
    await asked;
    source.cancel();
    answer();
    expect(await Promise.all(requests)).toEqual([-32800, -32800]);
  });

  test("saving changes nothing", async () => {
    const { client, uri } = await openDraft("utf-16");
    const before = await client.pushed(uri, 1);
    const { length } = client.published;
    await client.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
    expect(await client.pushed(uri, 1, length)).toEqual(before);
  });

  test.each(["utf-16", "utf-8"] as const)(
    "%s: characters of several bytes and units stand where the client sees them",
    async (encoding) => {
      const line = `* [🦀 e\u0301 中](https://blog.example.net/post?utm_source=feed)`;
      const text = issueWith(line);
      const { client, uri } = await openDraft(encoding);
      await client.change(uri, 2, { text });
      const found = (await client.pushed(uri, 2)).find(({ code }) => code === "tracking-parameter");
      const before = line.slice(0, line.indexOf("utm_source"));
      const character = encoding === "utf-16" ? before.length : Buffer.byteLength(before);
      expect(found?.range.start).toEqual({ line: 13, character });
      const edits = (await client.connection.sendRequest(DocumentFormattingRequest.type, {
        textDocument: { uri },
        options: { tabSize: 4, insertSpaces: true },
      })) as TextEdit[];
      expect(edits).toEqual([]);
    },
  );
});
