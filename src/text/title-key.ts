/** The form in which titles are compared: their letters and digits, whatever case, accents, punctuation and emphasis. */
export const titleKey = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/[^\p{L}\p{N}]+/gu, "");
