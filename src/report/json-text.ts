import { replaceHidden } from "./escape.ts";

const escapedUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");

/** The value as JSON in one line that is safe to print: what is hidden stands there as `\uXXXX`, and so does the end of `##[`. */
export const jsonText = (value: unknown): string =>
  replaceHidden(JSON.stringify(value), escapedUnits).replaceAll("##[", "##\\u005b");
