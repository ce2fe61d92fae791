import stringWidth from "string-width";

/** Characters that move the cursor, change direction or show nothing: controls, formats, separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/u;
const HIDDEN_ALL = new RegExp(HIDDEN, "gu");
/** Joins emoji into one picture, or chooses how they look: part of the picture, and harmless. */
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const EMOJI_GLUE = /[\u200d\u{e0020}-\u{e007f}]/gu;
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;

/** One thing that takes room on a terminal, and the piece of text that it stands for. */
export interface Cell {
  readonly text: string;
  /** In columns. */
  readonly width: number;
  readonly start: number;
  readonly end: number;
}

const isSafe = (grapheme: string): boolean =>
  !HIDDEN.test(EMOJI.test(grapheme) ? grapheme.replace(EMOJI_GLUE, "") : grapheme);

/** The text as cells for a terminal, nothing in it raw that a terminal would obey. Offsets count from `start`. */
export function* cellsOf(text: string, start = 0): Generator<Cell> {
  if (PLAIN_ASCII.test(text)) {
    for (let at = 0; at < text.length; at++)
      yield { text: text[at] as string, width: 1, start: start + at, end: start + at + 1 };
    return;
  }
  for (const { segment, index } of graphemes.segment(text)) {
    const at = start + index;
    if (isSafe(segment)) yield { text: segment, width: stringWidth(segment), start: at, end: at + segment.length };
    else yield* escapedCells(segment, at);
  }
}

function* escapedCells(grapheme: string, start: number): Generator<Cell> {
  let at = start;
  for (const character of grapheme) {
    const text = HIDDEN.test(character) ? escaped(character) : character;
    yield { text, width: stringWidth(text), start: at, end: at + character.length };
    at += character.length;
  }
}

/** The text with everything escaped that a terminal would obey or not show. One line stays one line. */
export const visible = (text: string): string => {
  if (!HIDDEN.test(text)) return text;
  if (!EMOJI.test(text)) return text.replace(HIDDEN_ALL, escaped);
  let result = "";
  for (const cell of cellsOf(text)) result += cell.text;
  return result;
};
