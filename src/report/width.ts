import { type Piece, piecesOf } from "./escape.ts";

/** How many columns of a terminal a text takes. */
export type Measure = (text: string) => number;

/** A piece of text and the columns that it takes. */
export interface Cell extends Piece {
  readonly width: number;
}

/** Letters and marks of European languages, each one column wide whatever stands beside it. */
const SIMPLE = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u203b]*$/;

/** The text as cells of a terminal. `widthOf` is asked only for what is not simple. Offsets count from `start`. */
export function* cellsOf(text: string, widthOf: Measure, start = 0): Generator<Cell> {
  if (SIMPLE.test(text)) {
    for (let at = 0; at < text.length; at++)
      yield { text: text[at] as string, width: 1, start: start + at, end: start + at + 1 };
    return;
  }
  for (const piece of piecesOf(text, start)) yield { ...piece, width: widthOf(piece.text) };
}

/**
 * Renders with the true widths of emoji and of wide characters. The library that knows them takes longer to load
 * than an issue takes to be judged, so it is loaded only when there are any.
 */
export const withWidths = async (render: (widthOf: Measure) => string): Promise<string> => {
  let isExact = true;
  const rough = render((text) => {
    isExact = false;
    return text.length;
  });
  return isExact ? rough : render((await import("string-width")).default);
};
