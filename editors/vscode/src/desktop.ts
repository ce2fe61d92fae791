/** The extension in VS Code on a desktop: the server is a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { activateWith, clientOptions } from "./activate.ts";

export const activate = (context: ExtensionContext): void =>
  activateWith(context, () => {
    const server = { module: context.asAbsolutePath("server.mjs"), transport: TransportKind.stdio };
    return new LanguageClient("twirLint", "twir-lint", server, clientOptions());
  });
