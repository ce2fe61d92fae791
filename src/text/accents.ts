/** Text without accents, for comparing names. */
const ASCII = /^[\0-\x7f]*$/;

/** The text without its accents: names are written with and without them. */
export const withoutAccents = (text: string): string =>
  ASCII.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");
