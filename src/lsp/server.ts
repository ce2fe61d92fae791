/** The language server, whatever it talks through: the input and output of a process, or the messages of a worker. */
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { clientOf } from "./client.ts";
import type { CommandHandler } from "./features/feature.ts";
import { FEATURES } from "./features/index.ts";
import { Folders, foldersOf } from "./folders.ts";
import type { Host } from "./host.ts";
import { Session } from "./session.ts";

const COMMANDS: ReadonlyMap<string, CommandHandler> = new Map(
  FEATURES.flatMap(({ commands = {} }) => Object.entries(commands)),
);

const start = (connection: Connection, host: Host, params: InitializeParams): InitializeResult => {
  const client = clientOf(params);
  const session = new Session({ connection, host, client, folders: new Folders(foldersOf(params)) });
  for (const feature of FEATURES) feature.start(session);
  connection.onExecuteCommand(({ command, arguments: args = [] }) => {
    const run = COMMANDS.get(command);
    if (!run) return new ResponseError(ErrorCodes.InvalidParams, `unknown command ${command}`);
    return Array.isArray(args)
      ? run(session, args)
      : new ResponseError(ErrorCodes.InvalidParams, "no list of arguments");
  });
  session.documents.listen(connection);
  const capabilities: ServerCapabilities = Object.assign(
    {
      positionEncoding: client.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
      executeCommandProvider: { commands: [...COMMANDS.keys()] },
    },
    ...FEATURES.map((feature) => feature.capabilities?.(client)),
  );
  return { capabilities, serverInfo: { name: "twir-lint", version: host.version } };
};

/** Answers the client until it asks to exit. */
export const startServer = (connection: Connection, host: Host): void => {
  connection.onInitialize((params) => start(connection, host, params));
  connection.listen();
};
