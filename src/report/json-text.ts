/** JSON that is safe to print. */
import { replaceHidden } from "./escape.ts";

const escapedUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");

/** The value as one line of JSON. Hidden characters are escaped as `\uXXXX`, and so is the last character of `##[`. */
export const jsonText = (value: unknown): string =>
  replaceHidden(JSON.stringify(value), escapedUnits).replaceAll("##[", "##\\u005b");
