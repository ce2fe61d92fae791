/** Characters that move the cursor, change direction or show nothing: controls, formats, separators, lone surrogates. */
const hidden = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu;
/** What is not plainly shown: Unicode is asked only about that, since asking takes as long as a whole report. */
const DOUBTFUL = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b]+/g;
const hasEmoji = (text: string): boolean => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
/** Joins emoji into one picture, or chooses how they look: part of the picture, and harmless. */
const EMOJI_GLUE = /[\u200d\u{e0020}-\u{e007f}]/gu;

let graphemes: Intl.Segmenter | undefined;
/** Made when it is needed: its tables take longer to load than an issue takes to be judged. */
const segmenter = (): Intl.Segmenter => {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes;
};

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;

/** What a terminal shows in one place, and the piece of text that it stands for. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const isSafe = (grapheme: string): boolean =>
  !hidden().test(hasEmoji(grapheme) ? grapheme.replace(EMOJI_GLUE, "") : grapheme);

/** The text as pieces for a terminal, nothing in it raw that a terminal would obey. Offsets count from `start`. */
export function* piecesOf(text: string, start = 0): Generator<Piece> {
  for (const { segment, index } of segmenter().segment(text)) {
    const at = start + index;
    if (isSafe(segment)) yield { text: segment, start: at, end: at + segment.length };
    else yield* escapedPieces(segment, at);
  }
}

function* escapedPieces(grapheme: string, start: number): Generator<Piece> {
  let at = start;
  for (const character of grapheme) {
    const text = hidden().test(character) ? escaped(character) : character;
    yield { text, start: at, end: at + character.length };
    at += character.length;
  }
}

/** The text with other text in the place of each hidden character. */
export const replaceHidden = (text: string, replace: (character: string) => string): string =>
  text.replace(DOUBTFUL, (part) => part.replace(hidden(), replace));

/** The text with everything escaped that a terminal would obey or not show. One line stays one line. */
export const escapeHidden = (text: string): string => {
  const simple = replaceHidden(text, escaped);
  if (simple === text || !hasEmoji(text)) return simple;
  let result = "";
  for (const piece of piecesOf(text)) result += piece.text;
  return result;
};

/**
 * The report with nothing in it that GitHub Actions would obey when it stands in a log: lines that begin with `::`, and
 * `##[` anywhere.
 */
export const escapeCommands = (report: string): string =>
  report.replaceAll("##[", "##\\u{5b}").replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, "$1\\u{3a}");

/** Whether a line shows all that it holds, tabs apart, and no log would obey it. */
export const isPlain = (line: string): boolean => {
  const shown = line.replaceAll("\t", " ");
  return escapeHidden(shown) === shown && escapeCommands(line) === line;
};
