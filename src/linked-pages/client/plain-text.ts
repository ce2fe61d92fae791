/** Cleans texts of pages. */
/** Longer than any title, name or address. */
const MAX_LENGTH = 300;

/**
 * The text of a page as one safe line: without control characters, invisible characters outside of emoji, and lone
 * surrogates. White space is normalized, and the text truncated to 300 characters.
 */
export const plainText = (text: string): string =>
  text
    .slice(0, MAX_LENGTH * 4)
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\p{Co}]|(?!\u200d)\p{Cf}/gu, "")
    .trim()
    .slice(0, MAX_LENGTH)
    .replace(/[\ud800-\udbff]$/, "");
