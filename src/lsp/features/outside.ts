/** Notices what changes outside of the open documents: settings, folders, config files, earlier issues. */
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileOperationRegistrationOptions,
} from "vscode-languageserver";
import { CONFIG_FILES } from "../../config/config-file.ts";
import { ISSUE_GLOB, isIssueName } from "../../newsletter/issue-name.ts";
import { pathOf } from "../folders.ts";
import type { Session } from "../session.ts";
import { SECTION } from "../settings.ts";
import type { Feature } from "./feature.ts";

const CONFIGS = CONFIG_FILES.map((name) => `**/${name}`);

const MOVED: FileOperationRegistrationOptions = {
  filters: [ISSUE_GLOB, ...CONFIGS].map((glob) => ({ pattern: { glob } })),
};

const isConfig = (uri: string): boolean => CONFIG_FILES.some((name) => pathOf(uri).endsWith(`/${name}`));

/** Files that were made, changed or deleted outside of the editor, or in its list of files. */
interface Changed {
  readonly uris: readonly string[];
  readonly isDeleted: boolean;
}

/** Whether what is known of other files has to be read again. What is open is known from the client. */
const concerns = (uri: string, { documents }: Session): boolean =>
  isConfig(uri) || (isIssueName(pathOf(uri)) && !documents.get(uri));

/** Remembers whether the file of an open document is there. Returns whether that is news. */
const isNews = (uri: string, isDeleted: boolean, { documents, gone }: Session): boolean => {
  if (!documents.get(uri)?.isIssue || gone.has(uri) === isDeleted) return false;
  if (isDeleted) gone.add(uri);
  else gone.delete(uri);
  return true;
};

const filesChanged = (session: Session, changes: readonly Changed[]): void => {
  const news = changes.flatMap(({ uris, isDeleted }) =>
    uris.filter((uri) => isNews(uri, isDeleted, session) || concerns(uri, session)),
  );
  if (news.length > 0) session.forget();
};

const register = async ({ client, connection }: Session): Promise<void> => {
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
  if (client.registersWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [...CONFIGS, ISSUE_GLOB].map((globPattern) => ({ globPattern })),
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
    const changed = (isDeleted: boolean, files: readonly { readonly uri: string }[]): Changed => ({
      uris: files.map(({ uri }) => uri),
      isDeleted,
    });
    connection.onDidChangeWatchedFiles(({ changes }) =>
      filesChanged(
        session,
        changes.map(({ uri, type }) => changed(type === FileChangeType.Deleted, [{ uri }])),
      ),
    );
    connection.workspace.onDidCreateFiles(({ files }) => filesChanged(session, [changed(false, files)]));
    connection.workspace.onDidDeleteFiles(({ files }) => filesChanged(session, [changed(true, files)]));
    connection.workspace.onDidRenameFiles(({ files }) =>
      filesChanged(session, [
        { uris: files.map(({ oldUri }) => oldUri), isDeleted: true },
        { uris: files.map(({ newUri }) => newUri), isDeleted: false },
      ]),
    );
    // A client that watches no files may have changed one that is not open as an issue; saving is when it is looked at.
    documents.onDidSave(() => {
      if (!client.registersWatchers) session.forget();
    });
  },
};
