/** Tells the client the findings: when it asks, or else after each change. */
import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticReport,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { diagnosticsOf } from "../diagnostic.ts";
import type { OpenDocument } from "../document.ts";
import { Superseded } from "../judge.ts";
import type { Session } from "../session.ts";
import type { Feature } from "./feature.ts";

/** The findings of the document as it is now; undefined when it was changed meanwhile. */
const findingsOf = async (document: OpenDocument, session: Session): Promise<Diagnostic[] | undefined> => {
  // Who types fast is not told of each letter.
  await session.caughtUp();
  if (!session.isCurrent(document)) return undefined;
  if (session.gone.has(document.uri)) return [];
  try {
    const judgement = await session.judge(document);
    await session.caughtUp();
    return session.isCurrent(document) ? diagnosticsOf(judgement, session.host) : undefined;
  } catch (error) {
    if (error instanceof Superseded) return undefined;
    throw error;
  }
};

const push = async (document: OpenDocument, session: Session): Promise<void> => {
  const diagnostics = await findingsOf(document, session);
  if (!diagnostics) return;
  const { uri, version } = document;
  await session.connection.sendDiagnostics({ uri, version, diagnostics });
};

const startPushing = (session: Session): void => {
  const { documents, connection } = session;
  documents.onDidChangeContent(({ document }) => document.isIssue && session.inBackground(push(document, session)));
  documents.onDidClose(({ document: { uri, isIssue } }) => {
    if (isIssue) session.inBackground(connection.sendDiagnostics({ uri, diagnostics: [] }));
  });
  session.onForgotten(() => {
    for (const document of documents.all()) if (document.isIssue) session.inBackground(push(document, session));
  });
};

/** What a client was told last of each document, which need not be sent again. */
class LastTold {
  readonly #last = new Map<string, { readonly text: string; readonly id: string }>();
  #count = 0;

  report(uri: string, items: Diagnostic[], previous: string | undefined): DocumentDiagnosticReport {
    const text = JSON.stringify(items);
    const known = this.#last.get(uri);
    const id = known?.text === text ? known.id : String(++this.#count);
    this.#last.set(uri, { text, id });
    return previous === id ? { kind: "unchanged", resultId: id } : { kind: "full", resultId: id, items };
  }

  forget(uri: string): void {
    this.#last.delete(uri);
  }
}

const startAnswering = (session: Session): void => {
  const { documents, connection, client } = session;
  const told = new LastTold();
  documents.onDidClose(({ document: { uri } }) => told.forget(uri));
  connection.languages.diagnostics.on(
    async (
      { textDocument: { uri }, previousResultId },
      token: CancellationToken,
    ): Promise<DocumentDiagnosticReport> => {
      const document = documents.get(uri);
      if (!document?.isIssue) return { kind: "full", items: [] };
      const diagnostics = await findingsOf(document, session);
      if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      if (!diagnostics)
        throw new ResponseError(LSPErrorCodes.ServerCancelled, "the document changed", { retriggerRequest: true });
      return told.report(uri, diagnostics, previousResultId);
    },
  );
  session.onForgotten(() => {
    if (client.refreshesDiagnostics) session.inBackground(connection.languages.diagnostics.refresh());
  });
};

export const diagnostics: Feature = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "twir-lint",
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {},
  start: (session) => (session.client.pullsDiagnostics ? startAnswering(session) : startPushing(session)),
};
