/** Finds links that are parsed, but not as they were meant. */

import { canonicalTag } from "../document/tags.ts";
import type { Definition, Issue, Link } from "../document/types.ts";
import { deletion, type Edit } from "../text/edit.ts";
import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { LINK_MASK, textBlocks, unparsedText } from "./masked-text.ts";

export type MisreadLinkKind =
  | "swapped"
  | "parenthesised-url"
  | "link-for-url"
  | "empty-text"
  | "empty-url"
  | "extra-parenthesis"
  | "second-url"
  | "colon"
  | "tag-colon"
  | "stray-before"
  | "stray-behind";

export interface MisreadLink {
  readonly kind: MisreadLinkKind;
  readonly span: Span;
  readonly repair?: readonly Edit[];
  /** Set where the repair may remove something that was meant. */
  readonly unsafe?: boolean;
}

const isUrl = (text: string): boolean => /^https?:\/\/[^\s]+$/i.test(text);
/** A word, not a path or host: nothing that a browser could open. */
const isTitle = (text: string): boolean => /^[^/.:#\s]+$/.test(text);

/** A field of the form for calls for testing, which is a placeholder while it is empty. */
const FORM_FIELD = /^testing steps$/i;

const faultOfLink = (source: SourceFile, { span, text, url, form }: Link): MisreadLink | undefined => {
  if (form !== "inline") return undefined;
  const [title, target] = [text.value.trim(), url.value.trim()];
  if (isUrl(title) && isTitle(target))
    return { kind: "swapped", span, repair: [{ span, text: `[${target}](${title})` }] };
  if (target.startsWith("(") && target.endsWith(")")) {
    const { start, end } = url.span;
    return { kind: "parenthesised-url", span: url.span, repair: [deletion(start, start + 1), deletion(end - 1, end)] };
  }
  const inner = /^\[([^[\]]*)\]\(([^()]*)\)$/.exec(target);
  if (inner?.[2]) {
    const unsafe = inner[1] !== inner[2] && inner[1] !== title;
    return { kind: "link-for-url", span: url.span, repair: [{ span: url.span, text: inner[2] }], unsafe };
  }
  // A form that is not filled in has neither.
  if (title === "" && target !== "" && source.text[span.start - 1] !== "!") return { kind: "empty-text", span };
  if (target === "" && !FORM_FIELD.test(title) && /[\p{L}\p{N}]/u.test(title)) return { kind: "empty-url", span };
  return undefined;
};

/** `* [Title]: URL`: in a list a definition is an entry that was written wrongly. */
export const isEntry = (issue: Pick<Issue, "source" | "lines">, { span }: Definition): boolean =>
  issue.lines[issue.source.lineIndex(span.start)]?.kind === "item";

const faultOfDefinition = ({ label, url }: Definition): MisreadLink => {
  const close = label.span.end;
  const colon = { start: close + 1, end: close + 2 };
  // `[video]: [Title](URL)`: a tag is no title.
  if (canonicalTag(label.value) !== undefined)
    return url.value.startsWith("[")
      ? {
          kind: "tag-colon",
          span: { start: label.span.start - 1, end: url.span.end },
          repair: [{ span: colon, text: "" }],
        }
      : { kind: "colon", span: colon };
  const edits = [
    { span: { start: close + 1, end: url.span.start }, text: "(" },
    { span: { start: url.span.end, end: url.span.end }, text: ")" },
  ];
  return { kind: "colon", span: colon, repair: url.value.startsWith("[") ? undefined : edits };
};

const MAY_BE_EXTRA = new RegExp(`${LINK_MASK}\\)`);

/** A `)` directly behind a link that no `(` of its block opened. */
const extraParentheses = (source: SourceFile, text: string, { start, end }: Span): MisreadLink[] => {
  const found: MisreadLink[] = [];
  let depth = 0;
  for (let at = start; at < end; at++) {
    // An escaped parenthesis is rendered as one, so for readers it opens.
    if (text[at] === "(" || source.text.startsWith("\\(", at - 1)) depth++;
    if (text[at] !== ")") continue;
    const behindLink = text[at - 1] === LINK_MASK;
    if (depth === 0 && behindLink)
      found.push({ kind: "extra-parenthesis", span: { start: at, end: at + 1 }, repair: [deletion(at, at + 1)] });
    depth = Math.max(0, depth - 1);
  }
  return found;
};

/** Characters directly beside the links of a list item: `$[x](u)`, `[x](u)A`, `[x](u)(v)`. */
const strayCharacters = (text: string, { content }: { content: { span: Span } }): MisreadLink[] => {
  const { start, end } = content.span;
  const found: MisreadLink[] = [];
  if (/[$;,.:/|}]/.test(text[start] ?? "") && text[start + 1] === LINK_MASK)
    found.push({ kind: "stray-before", span: { start, end: start + 1 }, repair: [deletion(start, start + 1)] });
  const line = text.slice(start, end);
  const behind = line.lastIndexOf(LINK_MASK) + 1;
  if (behind === 0) return found;
  const [last, rest] = [start + behind, line.slice(behind)];
  if (rest !== "" && rest.length <= 4 && /^[\p{L}\p{N}]{1,2}$/u.test(rest) && rest !== "s")
    found.push({ kind: "stray-behind", span: { start: last, end }, repair: [deletion(last, end)], unsafe: true });
  if (/^\(https?:/i.test(rest)) found.push({ kind: "second-url", span: { start: last, end: last + 1 } });
  return found;
};

/** All misread links of an issue, by kind of search and then by position. */
export const misreadLinks = (issue: Issue): MisreadLink[] => {
  const text = unparsedText(issue);
  return [
    ...issue.links.flatMap((link) => faultOfLink(issue.source, link) ?? []),
    ...issue.definitions.filter((definition) => isEntry(issue, definition)).map(faultOfDefinition),
    ...textBlocks(issue)
      .filter(({ span }) => MAY_BE_EXTRA.test(text.slice(span.start, span.end)))
      .flatMap(({ span }) => extraParentheses(issue.source, text, span)),
    ...issue.lines.filter(({ kind }) => kind === "item").flatMap((line) => strayCharacters(text, line)),
  ];
};
