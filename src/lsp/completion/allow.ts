/** The names of rules in an allow comment. */
import { CompletionItemKind } from "vscode-languageserver";
import type { Completer } from "./request.ts";

/** An allow comment up to the name that is being written. */
const NAMING = /<!--\s{0,9}twir-lint-allow(?:-file)?\s(?:[^:>]{0,200}[\s,])?([\w-]{0,50})$/;

export const allowedRules: Completer = ({ judged, offset, before, after }) => {
  const typed = NAMING.exec(before)?.[1];
  if (typed === undefined) return [];
  const rest = /^[\w-]{0,50}/.exec(after)?.[0] ?? "";
  return judged.configuration.rules.map(({ id, summary }) => ({
    label: id,
    detail: summary,
    kind: CompletionItemKind.EnumMember,
    parts: [id],
    from: offset - typed.length,
    to: offset + rest.length,
  }));
};
