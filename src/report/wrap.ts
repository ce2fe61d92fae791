/** Wraps text at the width of a terminal. */
import { type Cell, cellsOf, type Measure, textWidth, widthOfCells } from "./width.ts";

/** A part of a text, without escape sequences, and how it is painted: what paints it takes no columns. */
export interface Piece {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

export interface Layout {
  /** Infinite where there is no terminal: programs that read the output get whole lines. */
  readonly columns: number;
  readonly widthOf: Measure;
  /** Columns before each row but the first. */
  readonly hang?: number;
}

type PaintedCell = Cell & Pick<Piece, "paint">;

/** Spaces, and the word behind them. */
interface Word {
  readonly spaces: PaintedCell[];
  readonly cells: PaintedCell[];
}

/**
 * Between two wide characters, as of Japanese, which has no spaces. Not between the text of a link and its URL: what parts
 * them is a fault, and no repair may be shown like it.
 */
const isBreakable = (before: Cell | undefined, after: Cell): boolean => before?.width === 2 && after.width === 2;

function* wordsOf(pieces: readonly Piece[], widthOf: Measure): Generator<Word> {
  let word: Word = { spaces: [], cells: [] };
  for (const { text, paint } of pieces) {
    for (const cell of cellsOf(text, widthOf)) {
      const isSpace = cell.text === " ";
      if (word.cells.length > 0 && (isSpace || isBreakable(word.cells.at(-1), cell))) {
        yield word;
        word = { spaces: [], cells: [] };
      }
      (isSpace ? word.spaces : word.cells).push({ ...cell, paint });
    }
  }
  yield word;
}

/** Paints neighbours together, so that a link or a colour is one sequence. */
const paintRow = (cells: readonly Piece[]): string => {
  let row = "";
  for (let start = 0, end = 0; start < cells.length; start = end) {
    const paint = cells[start]?.paint;
    let text = "";
    for (end = start; end < cells.length && cells[end]?.paint === paint; end++) text += cells[end]?.text;
    row += paint ? paint(text) : text;
  }
  return row;
};

const isShort = (pieces: readonly Piece[], { columns, widthOf }: Layout): boolean =>
  columns === Number.POSITIVE_INFINITY ||
  pieces.reduce((sum, { text }) => sum + textWidth(text, widthOf), 0) <= columns;

/** The rows of a text. A word that is longer than a row, such as a URL, stays whole, so that it can be clicked and copied. */
export const wrap = (pieces: readonly Piece[], layout: Layout): string[] => {
  if (isShort(pieces, layout)) return [paintRow(pieces)];
  const { columns, widthOf, hang = 0 } = layout;
  const rows: PaintedCell[][] = [[]];
  let used = 0;
  for (const { spaces, cells } of wordsOf(pieces, widthOf)) {
    const width = widthOfCells(cells);
    // At the beginning of a row there is no better place for a long word.
    if (used + spaces.length + width <= columns || used + spaces.length <= hang) {
      rows.at(-1)?.push(...spaces, ...cells);
      used += spaces.length + width;
    } else {
      rows.push([...cells]);
      used = hang + width;
    }
  }
  return rows.map((row, index) => `${index === 0 ? "" : " ".repeat(hang)}${paintRow(row)}`);
};
