/** The language server as a worker of a browser, which talks by messages. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  MessageType,
  ShowMessageNotification,
} from "vscode-languageserver/browser";
import { parser } from "../../library/parser.ts";
import { english } from "../../text/english.ts";
import { startServer } from "../server.ts";
import { WorkerHost } from "./host.ts";
import { ReadWorkspaceRequest } from "./read-workspace.ts";

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];
declare const PACKAGE_VERSION: string;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

startServer(
  connection,
  new WorkerHost({
    parser,
    dictionary: english,
    version: PACKAGE_VERSION,
    // A client that cannot read has no earlier issues and no config.
    read: (params) => connection.sendRequest(ReadWorkspaceRequest, params).catch(() => ({ issues: [] })),
    note: (message) =>
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
  }),
);
