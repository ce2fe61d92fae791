/** A URL as the site links it: without the backslashes of Markdown, and `&amp;` as `&`. */
export const shownUrl = (raw: string): string =>
  !/[\\&]/.test(raw) ? raw : raw.replace(/\\(?=[!-/:-@[-`{-~])/g, "").replaceAll("&amp;", "&");

const MARKUP = /\\([!-/:-@[-`{-~])|[*`]|&(?:amp|lt|gt|quot|nbsp|#\d{1,7});/g;

/**
 * The text of a link as the site shows it, as far as its length goes: without emphasis, backticks and backslashes; an
 * entity is the one character `&`.
 */
export const shownText = (raw: string): string => {
  const shown = raw.replace(MARKUP, (markup, escaped?: string) => escaped ?? (markup.startsWith("&") ? "&" : ""));
  return /^_.*_$/s.test(shown) ? shown.slice(1, -1) : shown;
};
