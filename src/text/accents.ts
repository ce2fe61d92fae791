/** Text without accents, for comparing names, which are written with and without them. */
import { withoutMarks } from "./letters.ts";

const ASCII = /^[\0-\x7f]*$/;

/** The text without its accents. */
export const withoutAccents = (text: string): string => (ASCII.test(text) ? text : withoutMarks(text.normalize("NFD")));
