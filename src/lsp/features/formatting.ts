/** Formats a document, or a part of it: the repairs of the style rules. */
import { textEdits } from "../edits.ts";
import { formatted } from "../repairs.ts";
import type { Feature } from "./feature.ts";

export const formatting: Feature = {
  capabilities: () => ({ documentFormattingProvider: true, documentRangeFormattingProvider: true }),
  start: (session) => {
    const { connection } = session;
    connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
      session.answer(uri, token, (judged) => {
        const { document } = judged;
        return textEdits(document, formatted(judged, { start: 0, end: document.text.length }));
      }),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
      session.answer(uri, token, (judged) => {
        const { document } = judged;
        return textEdits(document, formatted(judged, document.positions.span(range)));
      }),
    );
  },
};
