/** JSON that is safe to print. */
import { replaceHidden } from "./escape.ts";

const escapedUnits = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => character.charCodeAt(index))
    .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
    .join("");

const escaped = (json: string): string => replaceHidden(json, escapedUnits).replaceAll("##[", "##\\u005b");

/** The value as one line of JSON. Hidden characters are escaped as `\uXXXX`, and so is the last character of `##[`. */
export const jsonText = (value: unknown): string => escaped(JSON.stringify(value));

/** The same on several lines, so many spaces deeper with each level. */
export const jsonLines = (value: unknown, indent: number): string =>
  JSON.stringify(value, null, indent).split("\n").map(escaped).join("\n");
