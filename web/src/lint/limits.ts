/** What is too much for the page: the terminal, which makes nobody wait at a screen, reads more. */

/** UTF-16 units of a text that is read; an issue has about 30,000. */
const MAX_LENGTH = 300_000;

/** Why the text is not read, if it is too long; else undefined. */
export const tooLong = (text: string): string | undefined =>
  text.length > MAX_LENGTH
    ? "That is longer than 300 kB, and an issue has about 30. Is it the right text? The command line reads longer ones."
    : undefined;

/** Findings that are sent to the page: more than this nobody reads, and to mark each takes long. */
export const MAX_FINDINGS = 1000;
