/** Completes what is typed with what the newsletter and its earlier issues know. */
import { type CompletionItem, InsertTextFormat, InsertTextMode } from "vscode-languageserver";
import { allowedRules } from "../completion/allow.ts";
import { events } from "../completion/events.ts";
import { headings } from "../completion/headings.ts";
import { places } from "../completion/places.ts";
import {
  type Completer,
  type Completion,
  type CompletionRequest,
  type Part,
  requestAt,
} from "../completion/request.ts";
import { sentences } from "../completion/sentences.ts";
import { tags } from "../completion/tags.ts";
import { escapeSnippet } from "../edits.ts";
import type { Judged } from "../judge.ts";
import type { Feature } from "./feature.ts";

const COMPLETERS: readonly Completer[] = [allowedRules, headings, tags, sentences, events, places];

const snippetOf = (parts: readonly Part[]): string => {
  let stops = 0;
  return parts
    .map((part) => (typeof part === "string" ? escapeSnippet(part) : `\${${++stops}:${escapeSnippet(part.stop)}}`))
    .join("");
};

const plainOf = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === "string" ? part : part.stop)).join("");

const itemOf = (
  { label, detail, kind, parts, from, to, filter, order }: Completion,
  { judged: { document }, offset }: CompletionRequest,
  takesSnippets: boolean,
): CompletionItem => {
  const isSnippet = takesSnippets && parts.some((part) => typeof part !== "string");
  return {
    label,
    ...(detail !== undefined && { detail }),
    kind,
    textEdit: {
      range: document.positions.range({ start: from, end: to ?? offset }),
      newText: isSnippet ? snippetOf(parts) : plainOf(parts),
    },
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    insertTextMode: InsertTextMode.asIs,
    ...(filter !== undefined && { filterText: filter }),
    ...(order !== undefined && { sortText: order }),
  };
};

const itemsAt = (judged: Judged, offset: number, takesSnippets: boolean): CompletionItem[] => {
  const request = requestAt(judged, offset);
  if (!request) return [];
  return COMPLETERS.flatMap((complete) => complete(request)).map((each) => itemOf(each, request, takesSnippets));
};

export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ["[", "#", "|", "*", ",", " "] } }),
  start: (session) => {
    const { completionItem } = session.client.capabilities.textDocument?.completion ?? {};
    const takesSnippets = completionItem?.snippetSupport === true;
    session.connection.onCompletion(({ textDocument, position }, token) =>
      session.answer(textDocument.uri, token, (judged) =>
        itemsAt(judged, judged.document.positions.offsetAt(position), takesSnippets),
      ),
    );
  },
};
