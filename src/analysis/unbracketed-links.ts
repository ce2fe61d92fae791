/** Finds items that were meant as a link and lack its brackets or its parentheses. */

import { isUnder } from "../document/sections.ts";
import type { Issue, Line } from "../document/types.ts";
import type { SectionKind } from "../newsletter/outline.ts";
import { type Edit, insertion } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import type { Span } from "../text/span.ts";
import { LINK_MASK, unparsedText } from "./masked-text.ts";

export type UnbracketedLinkKind = "full-width-parenthesis" | "unparenthesised-url" | "unbracketed-text";

export interface UnbracketedLink {
  readonly kind: UnbracketedLinkKind;
  readonly span: Span;
  readonly repair?: readonly Edit[];
}

/** A quick test that most items fail, since their URLs are parsed as links. */
const MAY_HOLD_URL = /https?:\/\//i;
/** `[Title]https://…`, `[Title]https://…)` and `[Some title] https://…`: one word could be a tag. */
const NO_PARENTHESES = /\[([^[\]]+)\]( ?)(https?:\/\/[^\s<>()[\]]+)(\)?)(?=\s|$)/gi;
/** `[Title]（https://…）`, as a keyboard for Chinese or Japanese writes it. */
const FULL_WIDTH = /(\[[^[\]]+\])（(https?:\/\/[^\s<>()（）[\]]+)[)）]/gi;
/** `Title (https://…)`, all of an item; tags may stand in front. */
const NO_BRACKETS = /^((?:\[[^[\]]{1,20}\] ?){0,4})([^[\]()]+)\((https?:\/\/[^\s()[\]]+)\)$/i;
/** Sections in which an item is a link and no prose. */
const LISTS: readonly SectionKind[] = ["community", "cfp-projects", "team", "events"];

const inFullWidth = (shown: string, start: number): UnbracketedLink[] =>
  matchesOf(shown, FULL_WIDTH).map(({ index, 1: text = "", 2: url = "" }) => {
    const open = { start: start + index + text.length, end: start + index + text.length + 1 };
    const close = { start: open.end + url.length, end: open.end + url.length + 1 };
    const repair = [
      { span: open, text: "(" },
      { span: close, text: ")" },
    ];
    return { kind: "full-width-parenthesis", span: { start: open.start, end: close.end }, repair };
  });

const inLine = (text: string, { content }: Line): UnbracketedLink[] => {
  const { start, end } = content.span;
  const shown = text.slice(start, end);
  if (!MAY_HOLD_URL.test(shown)) return [];
  const found = matchesOf(shown, NO_PARENTHESES).flatMap((match): UnbracketedLink[] => {
    const [all, title = "", gap = "", url = "", closing = ""] = match;
    if (gap !== "" && !title.includes(" ")) return [];
    const to = start + match.index + all.length - closing.length;
    const from = to - url.length;
    const open = { span: { start: from - gap.length, end: from }, text: "(" };
    const edits = closing === "" ? [open, insertion(to, ")")] : [open];
    const repair = /[\p{L}\p{N}/]$/u.test(url) ? edits : undefined;
    return [{ kind: "unparenthesised-url", span: { start: from, end: to }, repair }];
  });
  found.push(...inFullWidth(shown, start));
  const [whole, tags = "", title = ""] = NO_BRACKETS.exec(shown) ?? [];
  if (whole === undefined || shown.includes(LINK_MASK) || title.trim() === "") return found;
  const from = start + tags.length + (title.length - title.trimStart().length);
  const to = start + tags.length + title.trimEnd().length;
  // With other brackets, or with punctuation only, something else was meant.
  const isTitle = /[\p{L}\p{N}]/u.test(title) && !/[{}<>]/.test(title);
  const edits = [insertion(from, "["), { span: { start: to, end: start + tags.length + title.length }, text: "]" }];
  return [...found, { kind: "unbracketed-text", span: { start: from, end: to }, repair: isTitle ? edits : undefined }];
};

/** All of them in an issue, in the sections whose items are links. */
export const unbracketedLinks = (issue: Issue): UnbracketedLink[] => {
  const text = unparsedText(issue);
  return issue.lines
    .filter(({ kind, section }) => kind === "item" && LISTS.some((list) => isUnder(section, list)))
    .flatMap((line) => inLine(text, line));
};
