/** The text, cut to at most `length` UTF-16 units; where it was longer the last one is `…`. */
export const truncate = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text;
