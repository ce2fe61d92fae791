/** Labels of references: how they are compared, and which of them a text may use. */
import { matchesOf } from "../../text/matches.ts";

/** What a reference is looked up by: labels are compared without case and extra white space, as CommonMark does. */
export const normalizeLabel = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, " ")
    .replace(/^ | $/g, "")
    // Some letters are equal only when raised from lower case.
    .toLowerCase()
    .toUpperCase();

/** The start of a line within a quote or list: no part of a label that goes on there. */
const LINE_START = /[\r\n]+[ \t>]*/g;

/** Of the labels those that some brackets of the text may refer to; never too few. */
export const labelsIn = (text: string, labels: ReadonlySet<string>): string[] => {
  const used = new Set<string>();
  for (const [, label = ""] of matchesOf(text, /\[((?:[^\\[\]]|\\[\s\S]){1,999})(?=\])/g))
    for (const written of [label, label.replace(LINE_START, " ")]) {
      const normal = normalizeLabel(written);
      if (labels.has(normal)) used.add(normal);
    }
  return [...used];
};
