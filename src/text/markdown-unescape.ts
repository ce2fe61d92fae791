/** Removes the escapes of Markdown: the opposite of `markdown-escape.ts`. */

/** The URL that the site links to, without the backslashes of Markdown and with `&amp;` as `&`. */
export const unescapeUrl = (raw: string): string =>
  !/[\\&]/.test(raw) ? raw : raw.replace(/\\(?=[!-/:-@[-`{-~])/g, "").replaceAll("&amp;", "&");

const MARKUP = /\\([!-/:-@[-`{-~])|[*`]|&(?:amp|lt|gt|quot|nbsp|#\d{1,7});/g;

/**
 * The text of a link as the site renders it, without emphasis, backticks and backslashes. It has the right length only:
 * every entity is the one character `&`.
 */
export const renderedText = (raw: string): string => {
  const shown = raw.replace(MARKUP, (markup, escaped?: string) => escaped ?? (markup.startsWith("&") ? "&" : ""));
  return /^_.*_$/s.test(shown) ? shown.slice(1, -1) : shown;
};
