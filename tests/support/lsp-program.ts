/** The language server as the built program, which talks over its input and output. Needs `npm run build`. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import type { Server } from "./lsp-client.ts";
import { BIN } from "./program-run.ts";

export interface ProgramOptions {
  readonly cwd: string;
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface ProgramServer extends Server {
  readonly process: ChildProcess;
}

export const startProgram = ({ cwd, argv = ["lsp", "--stdio"], env = {} }: ProgramOptions): ProgramServer => {
  const child = spawn(process.execPath, [BIN, ...argv], { cwd, env: { ...process.env, ...env } });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  // The server may be gone while something is written to it.
  child.stdin.on("error", () => {});
  return {
    process: child,
    reader: new StreamMessageReader(child.stdout),
    writer: new StreamMessageWriter(child.stdin),
    exited: once(child, "exit").then(([code]) => code as number | null),
    complaints: () => said,
    kill: () => void child.kill("SIGKILL"),
  };
};
