/** Starts the server once an issue is open, and stops it with the editor. */
import { type ExtensionContext, type TextDocument, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { ISSUE_GLOB, isIssueName } from "../../../src/newsletter/issue-name.ts";
import { registerCommands } from "./commands.ts";
import { statusBar } from "./status.ts";

/** Where text is edited. What git has, which a comparison shows, is not. */
const SCHEMES = ["file", "untitled", "vscode-vfs", "vscode-remote", "vscode-test-web"];

/** What the server is sent: files that are named as issues. */
const ISSUES = SCHEMES.map((scheme) => ({ scheme, pattern: ISSUE_GLOB }));

export const clientOptions = (): LanguageClientOptions => ({
  documentSelector: ISSUES,
  initializationOptions: () => ({ trusted: workspace.isTrusted }),
  synchronize: { configurationSection: "twirLint" },
});

/** The one server, which is started when it is needed first. */
class Server {
  readonly #make: () => BaseLanguageClient;
  client: BaseLanguageClient | undefined;
  #started: Promise<void> = Promise.resolve();

  constructor(make: () => BaseLanguageClient) {
    this.#make = make;
  }

  async start(): Promise<void> {
    if (this.client) return this.#started;
    const client = this.#make();
    this.client = client;
    this.#started = client.start().catch((error: unknown) => {
      // The next issue that is opened tries again.
      if (this.client === client) this.client = undefined;
      void window.showErrorMessage(`twir-lint did not start: ${error instanceof Error ? error.message : error}`);
    });
    return this.#started;
  }

  async stop(): Promise<void> {
    const { client } = this;
    // One that is starting cannot be stopped.
    await this.#started;
    this.client = undefined;
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}

const isIssue = ({ uri }: TextDocument): boolean => SCHEMES.includes(uri.scheme) && isIssueName(uri.path);

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
