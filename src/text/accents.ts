/** Text without accents, for comparing names, which are written with and without them. */
const ASCII = /^[\0-\x7f]*$/;

/** The text without its accents. */
export const withoutAccents = (text: string): string =>
  ASCII.test(text) ? text : text.normalize("NFD").replace(/\p{M}/gu, "");
