/** Starts the server once an issue is open, and stops it with the editor. */
import { type ExtensionContext, type TextDocument, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { isIssueName } from "../../../src/newsletter/issue-name.ts";
import { registerCommands } from "./commands.ts";
import { statusBar } from "./status.ts";

/** What the server is sent: files that are named as issues, wherever they are. */
const ISSUES = [{ pattern: "**/*-in-rust.{md,markdown}" }];

export const clientOptions = (): LanguageClientOptions => ({
  documentSelector: ISSUES,
  initializationOptions: () => ({ trusted: workspace.isTrusted }),
  synchronize: { configurationSection: "twirLint" },
});

/** The one server, which is started when it is needed first. */
class Server {
  readonly #make: () => BaseLanguageClient;
  client: BaseLanguageClient | undefined;

  constructor(make: () => BaseLanguageClient) {
    this.#make = make;
  }

  async start(): Promise<void> {
    if (this.client) return;
    this.client = this.#make();
    await this.client.start();
  }

  async stop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}

const isIssue = ({ uri }: TextDocument): boolean => isIssueName(uri.path);

/** @param make makes a client, without starting it */
export const activateWith = (context: ExtensionContext, make: () => BaseLanguageClient): void => {
  const server = new Server(make);
  const startFor = (document: TextDocument): void => {
    if (isIssue(document)) void server.start();
  };
  context.subscriptions.push(
    workspace.onDidOpenTextDocument(startFor),
    // Plugins are loaded by a server that was started in a workspace that is trusted.
    workspace.onDidGrantWorkspaceTrust(() => server.client && void server.restart()),
    { dispose: () => server.stop() },
    ...registerCommands({ restart: () => server.restart(), showLog: () => server.client?.outputChannel.show() }),
    ...statusBar(),
  );
  for (const document of workspace.textDocuments) startFor(document);
};
