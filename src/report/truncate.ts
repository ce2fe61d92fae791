/** The text with at most `length` characters; the last one is `…` when some are left out. */
export const truncate = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
