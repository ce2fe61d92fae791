/** Writes what was typed so that nothing of it is obeyed as Markdown: titles, URLs, names. */
import { urlFault, withScheme } from "../../newsletter/url-fault.ts";
import { isBalanced, linkText } from "../../text/markdown-escape.ts";
import { percentEncoded } from "../../text/percent.ts";

/** In one line: line breaks, tabs and what no text has become spaces. */
export const inOneLine = (typed: string): string => typed.replace(/[\s\p{Cc}\p{Cs}]+/gu, " ").trim();

/** Whether there is something to see. */
export const isSeen = (text: string): boolean => /[^\p{C}\p{Z}\p{M}]/u.test(text);

/** Pairs of single backticks: code in the title, as the newsletter writes it. */
const CODE = /(?<!`)`[^`\s][^`]*`(?!`)/g;

/** The title as text of a link; what stands between single backticks is code. */
export const houseTitle = (typed: string): string => {
  const title = inOneLine(typed);
  // With a backslash before it a backtick begins no code on the site.
  if (title.includes("\\") || title.replace(CODE, "").includes("`")) return linkText(title);
  let written = "";
  let end = 0;
  for (const { 0: code, index } of title.matchAll(CODE)) {
    written += linkText(title.slice(end, index)) + code;
    end = index + code.length;
  }
  return written + linkText(title.slice(end));
};

/** The title that was typed, from what `houseTitle` made of it. */
export const typedTitle = (written: string): string =>
  written.replace(
    /(?<!\\)`[^`]+`|\\([!-/:-@[-`{-~])|&(amp|lt);/g,
    (all, escaped?: string, entity?: string) => escaped ?? (entity === undefined ? all : entity === "lt" ? "<" : "&"),
  );

/** What may not stand between the parentheses of a link, or has a meaning there. */
const isUnsafe = (text: string): boolean => /[\s\p{C}<>[\]\\|`"^{}]|&#?\w+;/u.test(text);

/** The URL for the parentheses of a link, or why it is none. */
export const houseUrl = (typed: string): { readonly written: string } | { readonly reason: string } => {
  const url = inOneLine(typed);
  const whole = /^[a-z][a-z\d+.-]*:/i.test(url) ? url : (withScheme(url) ?? url);
  if (!/^https?:\/\//i.test(whole)) return { reason: `${urlFault(whole) ?? "is no address"}; it begins with https://` };
  if (!URL.canParse(whole)) return { reason: "is no address that a browser can open" };
  const isSafe = !isUnsafe(whole);
  const href = isSafe
    ? whole
    : new URL(whole).href.replace(/[<>[\]\\|`"^{}]/g, percentEncoded).replace(/(&#?\w+);/g, "$1%3B");
  const fault = urlFault(href);
  if (fault !== undefined) return { reason: fault };
  // The site cuts a URL that has an apostrophe before a parenthesis.
  return { written: isBalanced(href) && !href.includes("'") ? href : href.replace(/[()']/g, percentEncoded) };
};

/** What a place cannot hold, for it is no link and has no code in it. */
const MARKUP = /[|[\]`<>*_\\#]/;

/** Why a name cannot stand between the pipes of a line. */
export const columnFault = (name: string): string | undefined => {
  const [found] = MARKUP.exec(name) ?? [];
  return found === undefined
    ? undefined
    : `holds ${found === "`" ? "a backtick" : `\`${found}\``}, which means something else in a line`;
};
