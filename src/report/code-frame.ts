/** Code frames: the line of a finding, truncated to the terminal, and where to underline it. */
import { SourceFile } from "../text/source-file.ts";
import type { Span } from "../text/span.ts";
import { type Cell, cellsOf, type Measure, widthOfCells } from "./width.ts";
import type { Piece } from "./wrap.ts";

/** The shown text of a line, and the columns to underline. */
export interface CodeFrame {
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
/** UTF-16 units that one column takes at most. It bounds how far from the span a long line is read. */
const UNITS_PER_COLUMN = 4;

/** The cells of a part of a line, with tabs expanded to spaces. */
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

/** How many cells, counted from the end of the list, fit into the columns. */
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

/** Truncates the parts to the width. The part before the span gets a third of what the span leaves, or all that the part
 * after it does not need. */
const truncated = ({ before, marked, after }: Window, width: number): Window => {
  const shownMarked = marked.slice(0, fittingAtEnd([...marked].reverse(), width));
  const rest = width - widthOfCells(shownMarked);
  const afterWidth = shownMarked.length < marked.length ? 0 : widthOfCells(after);
  const beforeWidth = Math.max(rest - afterWidth, Math.floor(rest / 3));
  const beforeCount = fittingAtEnd(before, beforeWidth);
  const shownBefore = before.slice(before.length - beforeCount);
  const afterLimit = shownMarked.length < marked.length ? 0 : rest - widthOfCells(shownBefore);
  const shownAfter = after.slice(0, fittingAtEnd([...after].reverse(), afterLimit));
  return { before: shownBefore, marked: shownMarked, after: shownAfter };
};

const join = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join("");

/** The maximum width of a frame in columns, and the function that measures columns. */
export interface FrameOptions {
  readonly width: number;
  readonly widthOf: Measure;
}

/** What is shown of the first line of a span. */
interface Shown extends Window {
  /** `…` where something is left out, else nothing. */
  readonly head: string;
  readonly tail: string;
}

const shownPart = (source: SourceFile, span: Span, { width, widthOf }: FrameOptions): Shown => {
  const line = source.lines[source.lineIndex(span.start)] as Span;
  const margin = width * UNITS_PER_COLUMN;
  const from = Math.max(line.start, span.start - margin);
  const to = Math.min(line.end, Math.min(Math.max(span.end, span.start), span.start + margin) + margin);
  const cells = lineCells(source, { start: from, end: to }, widthOf);
  const isBefore = (cell: Cell): boolean => cell.end <= span.start;
  const isMarked = (cell: Cell): boolean => !isBefore(cell) && cell.start < span.end;
  const window: Window = {
    before: cells.filter(isBefore),
    marked: cells.filter(isMarked),
    after: cells.filter((cell) => !isBefore(cell) && !isMarked(cell)),
  };
  const fits = from === line.start && to === line.end && widthOfCells(cells) <= width;
  const shown = fits ? window : truncated(window, width - 2);
  const head = from > line.start || shown.before.length < window.before.length ? ELLIPSIS : "";
  const hidden = shown.marked.length < window.marked.length || shown.after.length < window.after.length;
  return { ...shown, head, tail: to < line.end || hidden ? ELLIPSIS : "" };
};

/** The first line of the span, truncated to the width, with `…` where something is left out. */
export const codeFrameOf = (source: SourceFile, span: Span, options: FrameOptions): CodeFrame => {
  const { before, marked, after, head, tail } = shownPart(source, span, options);
  const first = source.lineIndex(span.start);
  const last = source.lineIndex(Math.max(span.start, span.end - 1));
  return {
    line: first + 1,
    text: `${head}${join(before)}${join(marked)}${join(after)}${tail}`,
    indent: head.length + widthOfCells(before),
    underline: Math.max(1, widthOfCells(marked)),
    moreLines: last - first,
  };
};

/** A line, truncated around an offset; what is added in it is painted. */
export const lineAround = (
  { text, from, added }: { text: string; from: number; added: readonly Span[] },
  { paint, ...options }: FrameOptions & Required<Pick<Piece, "paint">>,
): Piece[] => {
  const span = { start: from, end: from };
  const { before, marked, after, head, tail } = shownPart(new SourceFile("", text), span, options);
  const cells = [...before, ...marked, ...after];
  if (added.length === 0) return [{ text: `${head}${join(cells)}${tail}` }];
  const pieces = cells.map((cell) => {
    const isAdded = added.some(({ start, end }) => cell.start < end && cell.end > start);
    return { text: cell.text, ...(isAdded && { paint }) };
  });
  return [{ text: head }, ...pieces, { text: tail }];
};
