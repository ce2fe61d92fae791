/** A language client, as an editor has one, whatever it talks through to the server. */
import { pathToFileURL } from "node:url";
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
  type MessageReader,
  type MessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShowMessageNotification,
  ShutdownRequest,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  /** The folders that are open; none by default. */
  readonly folders?: readonly string[];
  readonly options?: unknown;
  readonly processId?: number;
}

/** A server that runs somewhere. */
export interface Server {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Resolves when it is gone, to its exit code. */
  readonly exited: Promise<number | null>;
  /** What it has said besides the protocol. */
  complaints(): string;
  kill(): void;
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export class LspClient {
  readonly server: Server;
  readonly connection: ProtocolConnection;
  /** What the server pushed, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly shown: string[] = [];
  initialized: InitializeResult | undefined;
  #waiting: (() => void)[] = [];

  constructor(server: Server) {
    this.server = server;
    this.connection = createProtocolConnection(server.reader, server.writer);
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
    return this.server.exited;
  }

  /** Ends both, whatever they are at. */
  dispose(): void {
    this.connection.dispose();
    this.server.kill();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
