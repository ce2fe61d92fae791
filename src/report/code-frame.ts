import type { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { type Cell, cellsOf, type Measure } from "./width.ts";

/** The line of a finding as a terminal shows it, and which of its columns to underline. */
export interface Frame {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  /** Columns before the underlined part. */
  readonly indent: number;
  readonly underline: number;
  /** How many further lines the span touches. */
  readonly moreLines: number;
}

const TAB = 4;
const ELLIPSIS = "…";
/** No line of text needs more units than this for a column; what lies further from the span is not even looked at. */
const UNITS_A_COLUMN = 4;

/** Cells of a piece of a line, tabs as the spaces they stand for. */
const lineCells = (source: SourceFile, { start, end }: Span, widthOf: Measure): Cell[] => {
  const cells: Cell[] = [];
  let column = 0;
  for (const cell of cellsOf(source.text.slice(start, end), widthOf, start)) {
    const isTab = source.text[cell.start] === "\t";
    const width = isTab ? TAB - (column % TAB) : cell.width;
    cells.push(isTab ? { ...cell, text: " ".repeat(width), width } : cell);
    column += width;
  }
  return cells;
};

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { width }) => sum + width, 0);

/** How many cells from the end of the list fit into the columns. */
const fittingAtEnd = (cells: readonly Cell[], columns: number): number => {
  let left = columns;
  let count = 0;
  while (count < cells.length) {
    left -= (cells[cells.length - 1 - count] as Cell).width;
    if (left < 0) break;
    count++;
  }
  return count;
};

interface Window {
  readonly before: readonly Cell[];
  readonly marked: readonly Cell[];
  readonly after: readonly Cell[];
}

/** Cuts what does not fit: at most a third of the room goes to what stands before the span. */
const cropped = ({ before, marked, after }: Window, width: number): Window => {
  const shownMarked = marked.slice(0, fittingAtEnd([...marked].reverse(), width));
  const room = width - sumOf(shownMarked);
  const afterWidth = shownMarked.length < marked.length ? 0 : sumOf(after);
  const forBefore = Math.max(room - afterWidth, Math.floor(room / 3));
  const keptBefore = fittingAtEnd(before, forBefore);
  const shownBefore = before.slice(before.length - keptBefore);
  const forAfter = shownMarked.length < marked.length ? 0 : room - sumOf(shownBefore);
  const shownAfter = after.slice(0, fittingAtEnd([...after].reverse(), forAfter));
  return { before: shownBefore, marked: shownMarked, after: shownAfter };
};

const join = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");

/** How wide a frame may be, in columns, and how columns are counted. */
export interface Room {
  readonly width: number;
  readonly widthOf: Measure;
}

/** The first line of the span within the room, with `…` where something is left out. */
export const codeFrameOf = (source: SourceFile, span: Span, { width, widthOf }: Room): Frame => {
  const index = source.lineIndex(span.start);
  const line = source.lines[index] as Span;
  const reach = width * UNITS_A_COLUMN;
  const from = Math.max(line.start, span.start - reach);
  const to = Math.min(line.end, Math.min(Math.max(span.end, span.start), span.start + reach) + reach);
  const cells = lineCells(source, { start: from, end: to }, widthOf);
  const isBefore = (cell: Cell): boolean => cell.end <= span.start;
  const isMarked = (cell: Cell): boolean => !isBefore(cell) && cell.start < span.end;
  const window: Window = {
    before: cells.filter(isBefore),
    marked: cells.filter(isMarked),
    after: cells.filter((cell) => !isBefore(cell) && !isMarked(cell)),
  };
  const fits = from === line.start && to === line.end && sumOf(cells) <= width;
  const shown = fits ? window : cropped(window, width - 2);
  const head = from > line.start || shown.before.length < window.before.length ? ELLIPSIS : "";
  const hidden = shown.marked.length < window.marked.length || shown.after.length < window.after.length;
  const last = source.lineIndex(Math.max(span.start, span.end - 1));
  return {
    line: index + 1,
    text: `${head}${join(shown.before)}${join(shown.marked)}${join(shown.after)}${to < line.end || hidden ? ELLIPSIS : ""}`,
    indent: head.length + sumOf(shown.before),
    underline: Math.max(1, sumOf(shown.marked)),
    moreLines: last - index,
  };
};
