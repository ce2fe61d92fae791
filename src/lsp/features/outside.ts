/** Notices what changes outside of the open documents: settings, folders, config files, earlier issues. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileOperationRegistrationOptions,
} from "vscode-languageserver";
import { CONFIG_FILE } from "../../config/config-file.ts";
import { isIssueName } from "../../newsletter/issue-name.ts";
import { pathOf } from "../folders.ts";
import type { Session } from "../session.ts";
import { SECTION } from "../settings.ts";
import type { Feature } from "./feature.ts";

/** All that may be an issue; the name is looked at when a file has changed. */
const ISSUES = "**/*-in-rust.{md,markdown}";
const CONFIGS = `**/${CONFIG_FILE}`;

const MOVED: FileOperationRegistrationOptions = { filters: [ISSUES, CONFIGS].map((glob) => ({ pattern: { glob } })) };

const isConfig = (uri: string): boolean => pathOf(uri).endsWith(`/${CONFIG_FILE}`);

/** What is open is known from the client, and does not change what is open. */
const concerns = (uri: string, session: Session): boolean =>
  isConfig(uri) || (isIssueName(pathOf(uri)) && !session.documents.get(uri));

const register = async ({ client, connection }: Session): Promise<void> => {
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  if (client.registersWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [CONFIGS, ISSUES].map((globPattern) => ({ globPattern })),
    });
};

export const outside: Feature = {
  capabilities: ({ hasFolders }) => ({
    workspace: {
      ...(hasFolders && { workspaceFolders: { supported: true, changeNotifications: true } }),
      fileOperations: { didCreate: MOVED, didRename: MOVED, didDelete: MOVED },
    },
  }),
  start: (session) => {
    const { client, connection, documents, folders } = session;
    const forgetIf = (uris: readonly string[]): void => {
      if (uris.some((uri) => concerns(uri, session))) session.forget();
    };
    connection.onInitialized(() => {
      session.inBackground(register(session));
      if (!client.hasFolders) return;
      connection.workspace.onDidChangeWorkspaceFolders((change) => {
        folders.update(change);
        session.forget();
      });
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      session.pushedSettings = (settings as Readonly<Record<string, unknown>> | null | undefined)?.[SECTION];
      session.forget();
    });
    connection.onDidChangeWatchedFiles(({ changes }) => forgetIf(changes.map(({ uri }) => uri)));
    connection.workspace.onDidCreateFiles(({ files }) => forgetIf(files.map(({ uri }) => uri)));
    connection.workspace.onDidDeleteFiles(({ files }) => forgetIf(files.map(({ uri }) => uri)));
    connection.workspace.onDidRenameFiles(({ files }) =>
      forgetIf(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    // A client that watches no files may have changed one that is not open as an issue; saving is when it is looked at.
    documents.onDidSave(() => {
      if (!client.registersWatchers) session.forget();
    });
  },
};
