/** The dictionary, a file of its own: it is loaded once the first findings are shown. */
export { english } from "../../../src/text/english.ts";
