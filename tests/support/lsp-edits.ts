/** Applies what a server sends as an editor would, without any code of ours: positions by the rules of the protocol. */
import { Buffer } from "node:buffer";
import type { Position, TextDocumentContentChangeEvent, TextEdit, WorkspaceEdit } from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";

export type Encoding = "utf-8" | "utf-16";

/** The position in UTF-16 units of one that may count bytes. */
const inUnits = (text: string, { line, character }: Position, encoding: Encoding): Position => {
  if (encoding === "utf-16") return { line, character };
  const bytes = Buffer.from(text.split(/\r\n|\n|\r/)[line] ?? "");
  return { line, character: bytes.subarray(0, character).toString().length };
};

/** The position in bytes, where the encoding is such, of one in UTF-16 units. */
export const inEncoding = (text: string, { line, character }: Position, encoding: Encoding): Position => {
  if (encoding === "utf-16") return { line, character };
  const units = text.split(/\r\n|\n|\r/)[line] ?? "";
  return { line, character: Buffer.byteLength(units.slice(0, character)) };
};

const documentOf = (text: string) => TextDocument.create("file:///x.md", "markdown", 1, text);

/** The text with the edits. */
export const applyTextEdits = (text: string, edits: readonly TextEdit[], encoding: Encoding = "utf-16"): string =>
  TextDocument.applyEdits(
    documentOf(text),
    edits.map(({ range: { start, end }, newText }) => ({
      newText,
      range: { start: inUnits(text, start, encoding), end: inUnits(text, end, encoding) },
    })),
  );

/** The edits of the one document that the edit is of. */
export const editsOf = ({ documentChanges, changes }: WorkspaceEdit): readonly TextEdit[] => {
  const [change] = documentChanges ?? [];
  if (change && "edits" in change) return change.edits as TextEdit[];
  return Object.values(changes ?? {})[0] ?? [];
};

/** The text with an edit of the workspace, which is one of this document. */
export const applyWorkspaceEdit = (text: string, edit: WorkspaceEdit, encoding: Encoding = "utf-16"): string =>
  applyTextEdits(text, editsOf(edit), encoding);

/** The text after a change that the client made. */
export const applyChange = (text: string, change: TextDocumentContentChangeEvent): string =>
  TextDocument.update(documentOf(text), [change], 2).getText();
