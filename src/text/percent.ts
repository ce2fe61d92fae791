/** Percent-encoding, of characters that `encodeURIComponent` leaves as they are. */

/** `(` as `%28`. */
export const percentEncoded = (ascii: string): string =>
  `%${ascii.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
