/** A language client, as an editor has one: it talks with the built program over its input and output. Needs `npm run build`. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { pathToFileURL } from "node:url";
import { afterEach } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { BIN } from "./program-run.ts";

export interface ClientOptions {
  readonly cwd: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** The folders that are open; none by default. */
  readonly folders?: readonly string[];
  readonly options?: unknown;
  readonly processId?: number;
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export class LspClient {
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  /** What the server pushed, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly shown: string[] = [];
  stderr = "";
  initialized: InitializeResult | undefined;
  readonly #exit: Promise<number | null>;
  #waiting: (() => void)[] = [];

  constructor({ cwd, argv = ["lsp", "--stdio"], env = {} }: ClientOptions) {
    this.process = spawn(process.execPath, [BIN, ...argv], { cwd, env: { ...process.env, ...env } });
    this.#exit = once(this.process, "exit").then(([code]) => code as number | null);
    this.process.stderr.on("data", (chunk) => {
      this.stderr += chunk;
    });
    // The server may be gone while something is written to it.
    this.process.stdin.on("error", () => {});
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(this.process.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
      for (const waiting of this.#waiting.splice(0)) waiting();
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => void this.log.push(message));
    this.connection.onNotification(ShowMessageNotification.type, ({ message }) => void this.shown.push(message));
    this.connection.listen();
  }

  async initialize({ capabilities = {}, folders = [], options, processId }: ClientOptions): Promise<InitializeResult> {
    const params: InitializeParams = {
      processId: processId ?? process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: options,
      workspaceFolders: folders.map((path) => ({ uri: uriOf(path), name: path })),
    };
    this.initialized = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
    return this.initialized;
  }

  open(uri: string, text: string, languageId = "markdown"): Promise<void> {
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** What is pushed for the document, at that version if one is given; `after` leaves out as many earlier pushes. */
  async pushed(uri: string, version?: number, after = 0): Promise<Diagnostic[]> {
    const isIt = (each: PublishDiagnosticsParams): boolean =>
      each.uri === uri && (version === undefined || each.version === version);
    let found = this.published.slice(after).find(isIt);
    while (!found) {
      await this.#next();
      found = this.published.slice(after).find(isIt);
    }
    return found.diagnostics;
  }

  /** Ends the server as the protocol has it; resolves to its exit code. */
  async end(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    return this.exited();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  exited(): Promise<number | null> {
    return this.#exit;
  }
}

const clients: LspClient[] = [];

/**
 * A client that is connected and initialized; its server is gone after the test.
 * @param prepare adds handlers before the server can ask anything
 */
export const connect = async (
  options: ClientOptions,
  prepare: (connection: ProtocolConnection) => void = () => {},
): Promise<LspClient> => {
  const client = new LspClient(options);
  clients.push(client);
  prepare(client.connection);
  await client.initialize(options);
  return client;
};

afterEach(() => {
  for (const { connection, process } of clients.splice(0)) {
    connection.dispose();
    process.kill("SIGKILL");
  }
});
