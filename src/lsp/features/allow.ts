/** Lets a finding stand: writes the comment, and puts the cursor where its reason goes. */
import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { fingerprints } from "../../engine/fingerprint.ts";
import type { Diagnostic } from "../../engine/lint.ts";
import { applyEdits } from "../../text/edit.ts";
import { type AllowComment, allowCommentFor, allowEdit } from "../allow-comment.ts";
import type { Client } from "../client.ts";
import { escapeSnippet, snippetEdit, textEdits, workspaceEdit } from "../edits.ts";
import type { Judged } from "../judge.ts";
import { Positions } from "../positions.ts";
import type { Session } from "../session.ts";
import type { Feature } from "./feature.ts";

export const ALLOW = "twir-lint.allow";

/** Where the client takes neither snippets nor a selection, the reason is empty, which is a finding of its own. */
const NO_REASON = "";

/** Whether the server itself moves the cursor, once the client has applied the edit. */
const movesCursor = ({ takesSnippets, takesVersions, appliesEdits, showsDocuments }: Client): boolean =>
  !(takesSnippets && takesVersions) && appliesEdits && showsDocuments;

const editOf = (comment: AllowComment, { document }: Judged, client: Client): WorkspaceEdit => {
  if (!(client.takesSnippets && client.takesVersions))
    return workspaceEdit(document, textEdits(document, [allowEdit(comment, NO_REASON)]), client);
  const { at, before, behind } = comment;
  return snippetEdit(document, {
    range: document.positions.range({ start: at, end: at }),
    snippet: { kind: "snippet", value: `${escapeSnippet(before)}$1${escapeSnippet(behind)}` },
  });
};

/** The edit that lets a finding stand; undefined where no comment does. */
export const editThatAllows = (found: Diagnostic, judged: Judged, client: Client): WorkspaceEdit | undefined => {
  const comment = allowCommentFor(found, judged);
  return comment && editOf(comment, judged, client);
};

/** A code action with a command, where the server moves the cursor; undefined where the edit alone is enough. */
export const allowCommand = (
  title: string,
  { document, fingerprint }: { readonly document: Judged["document"]; readonly fingerprint: string },
  client: Client,
): Pick<CodeAction, "command"> | undefined =>
  movesCursor(client)
    ? { command: { title, command: ALLOW, arguments: [document.uri, document.version, fingerprint] } }
    : undefined;

/** The finding with that fingerprint. */
export const findingWith = ({ result }: Judged, fingerprint: unknown): Diagnostic | undefined =>
  result.diagnostics[fingerprints(result.source, result.diagnostics).indexOf(String(fingerprint))];

const allowInEditor = async (session: Session, judged: Judged, comment: AllowComment): Promise<void> => {
  const { connection, client } = session;
  const { document } = judged;
  if (!(await session.apply(document, editOf(comment, judged, client)))) return;
  const edit = allowEdit(comment, NO_REASON);
  const positions = new Positions(applyEdits(document.text, [edit]), client.encoding);
  const cursor = positions.positionAt(comment.at + comment.before.length);
  await connection.window.showDocument({
    uri: document.uri,
    takeFocus: true,
    selection: { start: cursor, end: cursor },
  });
};

const allowFinding = async (session: Session, [uri, version, fingerprint]: readonly unknown[]): Promise<void> => {
  const judged = await session.judgeAt(uri, version);
  const found = judged && findingWith(judged, fingerprint);
  const comment = found && allowCommentFor(found, judged);
  if (comment) await allowInEditor(session, judged, comment);
  else session.show("no comment lets this stand");
};

export const allow: Feature = {
  commands: {
    [ALLOW]: async (session, args) => {
      await allowFinding(session, args);
      return null;
    },
  },
  start: () => {},
};
