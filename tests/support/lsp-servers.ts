/** Tests with a language client: of the built program, and the same of the worker in Debian's Chromium. */
import { resolve } from "node:path";
import { afterEach, describe } from "vitest";
import type { ProtocolConnection } from "vscode-languageserver-protocol/node";
import { ReadWorkspaceRequest } from "../../src/lsp/worker/read-workspace.ts";
import { describeInBrowser } from "./browser.ts";
import { type ClientOptions, LspClient, type Server } from "./lsp-client.ts";
import { type ProgramOptions, type ProgramServer, startProgram } from "./lsp-program.ts";
import { readFolder, startWorker } from "./lsp-worker.ts";

export { type LspClient, uriOf } from "./lsp-client.ts";

/** A worker is started nowhere in particular. */
type Options = ClientOptions & ProgramOptions;

/** Adds handlers before the server can ask anything. */
type Prepare = (connection: ProtocolConnection) => void;

/** Resolves to a client that is connected and initialized; both are gone after the test. */
export type Connect = (options: Options, prepare?: Prepare) => Promise<LspClient>;

const clients: LspClient[] = [];

const clientOf = async (server: Server, options: ClientOptions, prepare: Prepare): Promise<LspClient> => {
  const client = new LspClient(server);
  clients.push(client);
  prepare(client.connection);
  await client.initialize(options);
  return client;
};

/** A client of the built program. */
export const connect = async (
  options: Options,
  prepare: Prepare = () => {},
): Promise<LspClient & { readonly server: ProgramServer }> =>
  (await clientOf(startProgram(options), options, prepare)) as LspClient & { readonly server: ProgramServer };

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

/** Tests of the worker alone. Any file of its host is a page that can start it. */
export const describeWorker = (name: string, define: (connect: Connect) => void): void =>
  describeInBrowser(
    name,
    ({ open }) =>
      define(async (options, prepare = () => {}) =>
        clientOf(await startWorker(await open("package.json")), options, (connection) => {
          connection.onRequest(ReadWorkspaceRequest, readFolder);
          prepare(connection);
        }),
      ),
    { folder: resolve("dist/vscode") },
  );

/** The same tests of each build of the server. */
export const describeServers = (define: (connect: Connect) => void): void => {
  describe("the program", () => define(connect));
  describeWorker("the worker", define);
};
