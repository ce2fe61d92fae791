/** Runs the language server over the input and output of this process. */
import { Writable } from "node:stream";
import {
  type Connection,
  createConnection,
  MessageType,
  ShowMessageNotification,
  type ShowMessageParams,
} from "vscode-languageserver/node";
import { startServer } from "../server.ts";
import { NodeHost, type NodeParts } from "./host.ts";

/**
 * The output for the protocol alone: whatever else is written to standard output, by a plugin say, goes to standard
 * error, since it would end the conversation.
 */
const protocolOutput = ({ stdout, stderr }: NodeJS.Process): Writable => {
  const write = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  return new Writable({ write: (chunk: Uint8Array, _, done) => void write(chunk, done) });
};

/** Shows a line to the person, once however often the config is read that it is about. */
const showOnce = (connection: Connection): ((line: string) => void) => {
  const shown = new Set<string>();
  return (message) => {
    if (shown.has(message)) return;
    shown.add(message);
    const params: ShowMessageParams = { type: MessageType.Warning, message };
    // A client that is gone needs no message.
    connection.sendNotification(ShowMessageNotification.type, params).catch(() => {});
  };
};

/** Never resolves: the process ends when the client asks it to, closes its input, or is gone. */
export const startStdio = (process: NodeJS.Process, parts: Omit<NodeParts, "note">): Promise<never> => {
  const connection = createConnection(process.stdin, protocolOutput(process));
  startServer(connection, new NodeHost({ ...parts, note: showOnce(connection) }));
  return new Promise(() => {});
};
