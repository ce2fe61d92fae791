/** Nothing to take apart, as in most titles. */
const PLAIN = /^[ -~]*$/;
/** No letters but those from A to Z: beside them accents, dashes, quotes and emoji, as in nearly all others. */
const LATIN = /^(?:[ -~\u2010-\u205E]|[\u0300-\u036F]|[\uD83D\uD83E][\uDC00-\uDFFF])*$/;

/** The form in which titles are compared: their letters and digits, whatever case, accents, punctuation and emphasis. */
export const titleKey = (title: string): string => {
  const apart = PLAIN.test(title) ? title : title.normalize("NFKD");
  const words = apart.toLowerCase().replaceAll("&", "and");
  // Classes of Unicode take a millisecond to get ready.
  return LATIN.test(apart) ? words.replace(/[^a-z\d]+/g, "") : words.replace(/[^\p{L}\p{N}]+/gu, "");
};
