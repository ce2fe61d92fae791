/** Edits as the protocol has them. */
import type { SnippetTextEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edit.ts";
import { lineHunks } from "../text/line-diff.ts";
import type { Client } from "./client.ts";
import type { OpenDocument } from "./document.ts";

/** The lines with their endings. */
const linesOf = (text: string): string[] => (text === "" ? [] : text.split(/(?<=\n)/));

/** The offset at which each line begins, and the end of the text. */
const startsOf = (lines: readonly string[]): number[] => {
  const starts = [0];
  for (const line of lines) starts.push((starts.at(-1) as number) + line.length);
  return starts;
};

/** Edits by whole lines that make the one text of the other: what stays as it is keeps its cursors and marks. */
export const editsBetween = (before: string, after: string): Edit[] => {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  const starts = startsOf(old);
  return lineHunks(old, now).map((hunk) => ({
    span: { start: starts[hunk.before.first] as number, end: starts[hunk.before.end] as number },
    text: now.slice(hunk.after.first, hunk.after.end).join(""),
  }));
};

export const textEdits = ({ positions }: OpenDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ span, text }) => ({ range: positions.range(span), newText: text }));

/** The edit of one document, which a client that knows versions applies to this version alone. */
export const workspaceEdit = ({ uri, version }: OpenDocument, edits: TextEdit[], client: Client): WorkspaceEdit =>
  client.takesVersions
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };

/** The same with a snippet, for a client that takes them. */
export const snippetEdit = ({ uri, version }: OpenDocument, edit: SnippetTextEdit): WorkspaceEdit => ({
  documentChanges: [{ textDocument: { uri, version }, edits: [edit] }],
});

/** A text of which a snippet takes nothing for a placeholder. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, "\\$&");
