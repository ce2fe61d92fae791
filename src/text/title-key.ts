/** Normalizes titles, so that they can be compared. */

import { lettersAndNumbers } from "./letters.ts";

/** ASCII, as most titles are: it has no accents to decompose. */
const ASCII = /^[ -~]*$/;

/** The normalized form in which titles are compared: letters and digits, without case, accents, punctuation and emphasis. */
export const titleKey = (title: string): string => {
  const decomposed = ASCII.test(title) ? title : title.normalize("NFKD");
  return lettersAndNumbers(decomposed.toLowerCase().replaceAll("&", "and"));
};
