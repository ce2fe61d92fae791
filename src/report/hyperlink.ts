/** Links in a terminal, as OSC 8 escape sequences. The caller decides whether they are enabled. */

/** What may stand in the sequence: a plugin names the pages of its rules, and nothing of it may end the sequence. */
const LINKED_URL = /^https?:\/\/[\x21-\x7e]{1,2000}$/;

export type Link = (text: string, url: string | undefined) => string;

/** A function that makes a text a link; the text stays as it is without a URL that can be linked. */
export const createLink =
  (enabled: boolean): Link =>
  (text, url) =>
    enabled && url !== undefined && LINKED_URL.test(url) ? `\x1b]8;;${url}\x1b\\${text}\x1b]8;;\x1b\\` : text;
