/** The tags of an entry: `[video]`, `[ES]`. */
import { CompletionItemKind } from "vscode-languageserver";
import { isUnder } from "../../document/sections.ts";
import { MEDIA_TAGS } from "../../document/tags.ts";
import { languages } from "../../newsletter/languages.ts";
import type { Completer } from "./request.ts";

/** An entry up to the tag that is being written; a title in brackets is longer than a tag. */
const TAGGING = /^\s{0,9}[*+-]\s{1,9}(?:\\?\[[^\]]{1,20}\]\s{0,3}){0,3}(\\?\[[a-zA-Z]{0,9})$/;

export const tags: Completer = ({ line, offset, before, after }) => {
  const typed = TAGGING.exec(before)?.[1];
  if (typed === undefined || !isUnder(line.section, "community")) return [];
  // Editors close a bracket themselves. Where the rest of the entry stands already, the tag alone is written.
  const closing = /^[a-zA-Z]{0,9}\]?/.exec(after)?.[0] ?? "";
  const isAlone = after.slice(closing.length).trim() === "";
  const completion = (tag: string, detail: string, order: string) => ({
    label: `[${tag}]`,
    detail,
    kind: CompletionItemKind.EnumMember,
    parts: isAlone ? [`[${tag}] [`, { stop: "Title" }, "](", { stop: "URL" }, ")"] : [`[${tag}]`],
    from: offset - typed.length,
    to: offset + closing.length,
    order: `${order}${tag}`,
  });
  return [
    ...MEDIA_TAGS.map((tag) => completion(tag, "what it is", "0")),
    ...languages().map(([code, name]) => completion(code.toUpperCase(), `in ${name}`, "1")),
  ];
};
