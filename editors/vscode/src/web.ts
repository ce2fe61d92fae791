/** The extension in a browser, as on vscode.dev and github.dev: the server is a worker, for which it reads files. */
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { ReadWorkspaceRequest } from "../../../src/lsp/worker/read-workspace.ts";
import { activateWith, clientOptions } from "./activate.ts";
import { readWorkspace } from "./read-workspace.ts";

export const activate = (context: ExtensionContext): void =>
  activateWith(context, () => {
    const worker = new Worker(Uri.joinPath(context.extensionUri, "server-worker.js").toString(true));
    const client = new LanguageClient("twirLint", "twir-lint", worker, clientOptions());
    client.onRequest(ReadWorkspaceRequest, readWorkspace);
    return client;
  });
