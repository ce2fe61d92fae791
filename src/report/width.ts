/** Widths of text in a terminal. */
import { type Cluster, clustersOf } from "./escape.ts";

/** How many columns of a terminal a text takes. */
export type Measure = (text: string) => number;

/** A cluster and the columns that it takes. */
export interface Cell extends Cluster {
  readonly width: number;
}

/** Letters and marks of European languages, which always take one column each. */
const NARROW = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b]*$/;

/** Splits a text into cells. `widthOf` is called only when a character may be wide. Offsets count from `start`. */
export function* cellsOf(text: string, widthOf: Measure, start = 0): Generator<Cell> {
  if (NARROW.test(text)) {
    for (let index = 0; index < text.length; index++)
      yield { text: text[index] as string, width: 1, start: start + index, end: start + index + 1 };
    return;
  }
  for (const cluster of clustersOf(text, start)) yield { ...cluster, width: widthOf(cluster.text) };
}

export const widthOfCells = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** How many columns a text takes. */
export const textWidth = (text: string, widthOf: Measure): number =>
  NARROW.test(text) ? text.length : widthOfCells([...cellsOf(text, widthOf)]);

/**
 * Renders with the exact widths of emoji and wide characters. The package for them takes longer to load than an issue
 * takes to lint, so it is loaded only when a text has such characters.
 */
export const withWidths = async <T>(render: (widthOf: Measure) => T): Promise<T> => {
  let isExact = true;
  const approximate = render((text) => {
    isExact = false;
    return text.length;
  });
  return isExact ? approximate : render((await import("string-width")).default);
};
