/** Runs the language server over the input and output of this process. */
import { Writable } from "node:stream";
import { createConnection } from "vscode-languageserver/node";
import { startServer } from "../server.ts";
import { showOnce } from "../show-once.ts";
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

/** Never resolves: the process ends when the client asks it to, closes its input, or is gone. */
export const startStdio = (process: NodeJS.Process, parts: Omit<NodeParts, "note">): Promise<never> => {
  const connection = createConnection(process.stdin, protocolOutput(process));
  startServer(connection, new NodeHost({ ...parts, note: showOnce(connection) }));
  return new Promise(() => {});
};
