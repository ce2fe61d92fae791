/** Text as a reader sees it: without tags, with its character references replaced. */
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { matchesOf } from "../../text/matches.ts";

/** HTML without its tags and comments: as text it is harmless, and nothing of it is obeyed. */
export const withoutTags = (html: string): string =>
  html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").replace(/<[/!?a-zA-Z][^<>]*>/g, "");

const REFERENCE = /&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/g;

/** Decodes character references, as the parser does. */
export const decodeReferences = (text: string, parser: MarkdownParser): string => {
  if (!text.includes("&")) return text;
  let end = 0;
  let decoded = "";
  for (const { 0: reference, index } of matchesOf(text, REFERENCE)) {
    const [paragraph] = parser.parseTree(reference).children;
    const [first] = paragraph?.type === "paragraph" ? paragraph.children : [];
    decoded += text.slice(end, index) + (first?.type === "text" ? first.value : reference);
    end = index + reference.length;
  }
  return decoded + text.slice(end);
};
