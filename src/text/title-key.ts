/** Normalizes titles, so that they can be compared. */

/** ASCII, as most titles are: it has no accents to decompose. */
const ASCII = /^[ -~]*$/;
/** No letters but those from A to Z: beside them accents, dashes, quotes and emoji, as in nearly all others. */
const LATIN = /^(?:[ -~\u2010-\u205E]|[\u0300-\u036F]|[\uD83D\uD83E][\uDC00-\uDFFF])*$/;

/** The normalized form in which titles are compared: letters and digits, without case, accents, punctuation and emphasis. */
export const titleKey = (title: string): string => {
  const decomposed = ASCII.test(title) ? title : title.normalize("NFKD");
  const words = decomposed.toLowerCase().replaceAll("&", "and");
  // A pattern with Unicode classes takes a millisecond to compile.
  return LATIN.test(decomposed) ? words.replace(/[^a-z\d]+/g, "") : words.replace(/[^\p{L}\p{N}]+/gu, "");
};
