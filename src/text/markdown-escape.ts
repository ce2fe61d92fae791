/** Escapes titles and URLs for Markdown. */
import { percentEncoded } from "./percent.ts";

/** Escapes a title for the text of a link, so that the site and GitHub show exactly that title. */
export const linkText = (title: string): string =>
  title
    .replace(/&(?=#?\w+;)/g, "&amp;")
    .replace(/</g, "&lt;")
    // Markdown takes a `_` inside a word and a `*` between spaces literally.
    .replace(/[\\`[\]]|(?<! )\*|\*(?! )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&");

/** Whether each parenthesis has its other one, so that a link does not end in the URL. */
export const isBalanced = (url: string): boolean => {
  let depth = 0;
  for (const character of url) {
    if (character === "(") depth++;
    if (character === ")" && --depth < 0) return false;
  }
  return depth === 0;
};

/** Escapes an absolute URL for the parentheses of a link. */
export const linkUrl = (url: string): string =>
  new URL(url).href.replace(isBalanced(url) ? /[`|\\]/g : /[()`|\\]/g, percentEncoded);
