/** The form in which titles are compared: their letters and digits, whatever case, accents, punctuation and emphasis. */
export const titleKey = (title: string): string =>
  PLAIN.test(title)
    ? title
        .toLowerCase()
        .replaceAll("&", "and")
        .replace(/[^a-z\d]+/g, "")
    : normalKey(title);

/** Nothing to normalise, as in most titles. */
const PLAIN = /^[ -~]*$/;

const normalKey = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^\p{L}\p{N}]+/gu, "");
