/** Labels of references: their normalized form, and which of them a text may use. */
import { matchesOf } from "../../text/matches.ts";

/** Normalizes case and white space of a label, as CommonMark does to compare labels. */
export const normalizeLabel = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, " ")
    .replace(/^ | $/g, "")
    // Both, since some letters become equal only when the lower case is converted to upper case: `ẞ` and `ss`.
    .toLowerCase()
    .toUpperCase();

/** A line ending with the indent of a quote or list, which is not part of a label that spans it. */
const LINE_START = /[\r\n]+[ \t>]*/g;

/** What stands in brackets; before that a character with its backslash, so that `\[` opens none. */
const BRACKETS = /\\[\s\S]|\[((?:[^\\[\]]|\\[\s\S]){1,999})(?=\])/g;

/** The labels that some brackets of the text may refer to: perhaps too many, never too few. */
export const labelsIn = (text: string, labels: Pick<ReadonlySet<string>, "has">): string[] => {
  const used = new Set<string>();
  for (const [, label = ""] of matchesOf(text, BRACKETS))
    for (const written of [label, label.replace(LINE_START, " ")]) {
      const normal = normalizeLabel(written);
      if (labels.has(normal)) used.add(normal);
    }
  return [...used];
};
