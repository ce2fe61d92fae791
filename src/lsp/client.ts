/** What the client can do, and what it wants of the server. */
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { Encoding } from "./positions.ts";

/** The encoding that the client likes best of those that we know; UTF-16 is what a client has that says nothing. */
const encodingOf = ({ general }: ClientCapabilities): Encoding =>
  general?.positionEncodings?.find((each): each is Encoding => each === "utf-8" || each === "utf-16") ?? "utf-16";

const isTrue = (value: unknown): boolean => value === true;

/** `initializationOptions` is whatever the client sends. */
const optionsOf = ({ initializationOptions: given }: InitializeParams): Readonly<Record<string, unknown>> =>
  typeof given === "object" && given !== null ? given : {};

export interface Client {
  readonly encoding: Encoding;
  /** What was sent with `initialize`; the settings are read from it where the client has no configuration. */
  readonly options: Readonly<Record<string, unknown>>;
  /**
   * Whether a person lets the plugins of this workspace run. It is no setting: those may come from a file of the workspace.
   */
  readonly isTrusted: boolean;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly hasFolders: boolean;
  /** Takes edits that say which version of a document they are for. */
  readonly takesVersions: boolean;
  readonly takesSnippets: boolean;
  /** Asks for the edit of a code action when it is chosen. */
  readonly resolvesEdits: boolean;
  readonly appliesEdits: boolean;
  readonly showsDocuments: boolean;
  readonly capabilities: ClientCapabilities;
}

export const clientOf = (params: InitializeParams): Client => {
  const { capabilities } = params;
  const { workspace, textDocument, window } = capabilities;
  const codeAction = textDocument?.codeAction;
  const options = optionsOf(params);
  return {
    encoding: encodingOf(capabilities),
    options,
    isTrusted: isTrue(options.trusted),
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: isTrue(workspace?.diagnostics?.refreshSupport),
    hasConfiguration: isTrue(workspace?.configuration),
    registersConfiguration: isTrue(workspace?.didChangeConfiguration?.dynamicRegistration),
    registersWatchers: isTrue(workspace?.didChangeWatchedFiles?.dynamicRegistration),
    hasFolders: isTrue(workspace?.workspaceFolders),
    takesVersions: isTrue(workspace?.workspaceEdit?.documentChanges),
    takesSnippets: isTrue(workspace?.workspaceEdit?.snippetEditSupport),
    resolvesEdits: isTrue(codeAction?.dataSupport) && codeAction?.resolveSupport?.properties.includes("edit") === true,
    appliesEdits: isTrue(workspace?.applyEdit),
    showsDocuments: isTrue(window?.showDocument?.support),
    capabilities,
  };
};
