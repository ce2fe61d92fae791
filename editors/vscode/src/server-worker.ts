/** The language server as a worker of a browser, which talks by messages. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { newTypingParser } from "../../../src/library/parser.ts";
import { startServer } from "../../../src/lsp/server.ts";
import { showOnce } from "../../../src/lsp/show-once.ts";
import { WorkerHost } from "../../../src/lsp/worker/host.ts";
import { ReadWorkspaceRequest } from "../../../src/lsp/worker/read-workspace.ts";
import { english } from "../../../src/text/english.ts";

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & { close(): void };
declare const PACKAGE_VERSION: string;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

connection.onExit(() => self.close());
startServer(
  connection,
  new WorkerHost({
    parser: newTypingParser(),
    dictionary: english,
    version: PACKAGE_VERSION,
    read: (params) => connection.sendRequest(ReadWorkspaceRequest, params).catch(() => undefined),
    note: showOnce(connection),
  }),
);
