/** One client and what it has open: what every feature works on. */
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { failureLine } from "../config/failure-line.ts";
import type { Client } from "./client.ts";
import { OpenDocument } from "./document.ts";
import type { Folders } from "./folders.ts";
import type { Host, Place } from "./host.ts";
import { type Judged, type Judgement, judge, Superseded } from "./judge.ts";
import { type EditorSettings, readSettings, SECTION } from "./settings.ts";
import { quiet } from "./turns.ts";

/** Of messages that were told, so that a hostile client cannot fill the memory. */
const MOST_TOLD = 1000;

const changed = (): ResponseError<void> => new ResponseError(LSPErrorCodes.ContentModified, "the document changed");

export interface SessionParts {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: Client;
  readonly folders: Folders;
}

export class Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly client: Client;
  readonly folders: Folders;
  readonly documents: TextDocuments<OpenDocument>;
  /** What the client pushed as configuration, where it cannot be asked. */
  pushedSettings: unknown;
  /** Documents that are open and whose files were deleted: what is wrong in them is nobody's matter until they are back. */
  readonly gone = new Set<string>();
  readonly #told = new Set<string>();
  readonly #onForgotten: (() => void)[] = [];
  #judgements = new WeakMap<OpenDocument, Promise<Judgement>>();
  #settings = new Map<string, Promise<EditorSettings>>();
  #changes = 0;
  #epoch = 0;

  constructor({ connection, host, client, folders }: SessionParts) {
    this.connection = connection;
    this.host = host;
    this.client = client;
    this.folders = folders;
    this.documents = new TextDocuments({
      create: (uri, languageId, version, text) => new OpenDocument({ uri, languageId, version, text }, client.encoding),
      update: (document, changes, version) => document.changed(changes, version),
    });
    this.documents.onDidChangeContent(({ document: { uri } }) => {
      this.#changes++;
      this.gone.delete(uri);
    });
    this.documents.onDidClose(({ document: { uri } }) => {
      this.gone.delete(uri);
      this.#settings.delete(uri);
    });
  }

  /** Whether the document is as it is open now. */
  isCurrent(document: OpenDocument): boolean {
    return this.documents.get(document.uri) === document;
  }

  /** Resolves when all that the client has sent so far is read. */
  caughtUp(): Promise<void> {
    return quiet(() => this.#changes);
  }

  placeOf({ uri }: OpenDocument): Place {
    const folder = this.folders.of(uri);
    // Trust is given to the folders that are open, not to whatever file is opened beside them.
    return { uri, folder, isTrusted: this.client.isTrusted && folder !== undefined };
  }

  /**
   * What is found in a document; each is judged once.
   * @throws Superseded when it is changed meanwhile
   */
  judge(document: OpenDocument): Promise<Judgement> {
    const known = this.#judgements.get(document) ?? this.#judge(document);
    this.#judgements.set(document, known);
    return known;
  }

  /**
   * The answer to a request about a document; null for one that is no issue, or could not be judged. What takes long
   * awaits `pause` now and then, which reads what the client sends, and ends what it no longer wants.
   * @throws ResponseError when the request is cancelled, or the document changed meanwhile
   */
  async answer<T>(
    uri: string,
    token: CancellationToken,
    compute: (judged: Judged, pause: () => Promise<void>) => T | Promise<T>,
  ): Promise<T | null> {
    const document = this.documents.get(uri);
    if (!document?.isIssue) return null;
    try {
      const judgement = await this.judge(document);
      this.#checkWanted(document, token);
      if (judgement.failure) return null;
      const answer = await compute(judgement, async () => {
        await this.caughtUp();
        this.#checkWanted(document, token);
      });
      this.#checkWanted(document, token);
      return answer;
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof Superseded) throw changed();
      this.tell(failureLine(error));
      return null;
    }
  }

  /**
   * What is found in the document that a command is about; undefined where it could not be judged.
   * @throws ResponseError when the document is not of that version any more
   */
  async judgeAt(uri: unknown, version: unknown): Promise<Judged | undefined> {
    const document = this.documents.get(String(uri));
    if (document?.version !== version || !document) throw changed();
    const judgement = await this.judge(document).catch((error: unknown) => {
      throw error instanceof Superseded ? changed() : error;
    });
    if (!this.isCurrent(document)) throw changed();
    return judgement.failure ? undefined : judgement;
  }

  /**
   * Has the client make an edit of a document. Returns whether it did; if not, the person is told.
   * @throws ResponseError when the document has changed: not every client knows of versions
   */
  async apply(document: OpenDocument, edit: WorkspaceEdit): Promise<boolean> {
    if (!this.isCurrent(document)) throw changed();
    const { applied, failureReason } = await this.connection.workspace.applyEdit(edit);
    if (!applied) this.show(`the editor did not make the change${failureReason ? `: ${failureReason}` : ""}`);
    return applied;
  }

  /** The settings for a document. */
  settingsOf({ uri }: OpenDocument): Promise<EditorSettings> {
    const known = this.#settings.get(uri) ?? this.#askSettings(uri);
    this.#settings.set(uri, known);
    return known;
  }

  /** Lets a task run that nothing waits for; a failure of it is told, and ends nothing. */
  inBackground(task: Promise<unknown>): void {
    task.catch((error) => this.tell(failureLine(error)));
  }

  /** Writes a line into the log of the client, unless it was told before. */
  tell(line: string): void {
    if (this.#told.has(line) || this.#told.size >= MOST_TOLD) return;
    this.#told.add(line);
    const { console: log } = this.connection;
    log.error(line);
  }

  /** Shows a line to the person. */
  show(message: string): void {
    this.inBackground(
      this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }),
    );
  }

  /** Reads all anew: settings, config or earlier issues have changed. */
  forget(): void {
    this.#epoch++;
    this.#judgements = new WeakMap();
    this.#settings.clear();
    this.host.forget();
    for (const listener of this.#onForgotten) listener();
  }

  onForgotten(listener: () => void): void {
    this.#onForgotten.push(listener);
  }

  async #judge(document: OpenDocument): Promise<Judgement> {
    for (;;) {
      const epoch = this.#epoch;
      const settings = await this.settingsOf(document);
      const judgement = await judge(document, {
        host: this.host,
        place: this.placeOf(document),
        settings,
        check: () => {
          if (!this.isCurrent(document)) throw new Superseded();
        },
      });
      if (judgement.failure) this.tell(failureLine(judgement.failure.error));
      if (epoch === this.#epoch) return judgement;
    }
  }

  #checkWanted(document: OpenDocument, token: CancellationToken): void {
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    if (!this.isCurrent(document)) throw new Superseded();
  }

  async #askSettings(uri: string): Promise<EditorSettings> {
    const { client, connection } = this;
    const asked = client.hasConfiguration
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }).catch(() => undefined)
      : this.pushedSettings;
    const isObject = typeof asked === "object" && asked !== null;
    const set = isObject ? Object.entries(asked).filter(([, value]) => value !== null && value !== undefined) : [];
    return readSettings({ ...client.options, ...Object.fromEntries(set) }, (fault) => this.tell(fault));
  }
}
