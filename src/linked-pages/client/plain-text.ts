/** Longer than any title, name or address. */
const LONGEST = 300;

/**
 * The text of a stranger's page as one harmless line: without controls, invisible characters that are no part of an
 * emoji, and halves of characters; white space is one space; cut after 300 characters.
 */
export const plainText = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .replace(/[\s\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\p{Co}]|(?!\u200d)\p{Cf}/gu, "")
    .trim()
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, "");
