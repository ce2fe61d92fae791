const ASCII = /^[\0-\x7f]*$/;
const MARKS = /\p{M}/gu;

/** The text without its accents: names are written with and without them. */
export const withoutAccents = (text: string): string =>
  ASCII.test(text) ? text : text.normalize("NFD").replace(MARKS, "");
