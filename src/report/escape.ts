/** Escapes what a terminal or a log of GitHub Actions would act on. */
/** Characters that move the cursor, change direction or show nothing: controls, formats, separators, lone surrogates. */
const hidden = (): RegExp => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u00a0]/gu;
/**
 * Nearly all texts, with most emoji, of which none is hidden: to compile the Unicode properties of `hidden` takes half a
 * millisecond, and to match them in all of a text as long as a whole report.
 */
const ALL_SHOWN =
  /^(?:[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b]|[\ud83d\ud83e][\udc00-\udfff])*$/;
/** An emoji, or a run of the characters that are not in it, of which some are hidden. */
const MAYBE_HIDDEN =
  /[\ud83d\ud83e][\udc00-\udfff]|((?![\ud83d\ud83e][\udc00-\udfff])[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b])+/g;
const hasEmoji = (text: string): boolean => /\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text);
/** Zero width joiners and tags inside emoji, which are harmless there. */
const EMOJI_JOINERS = /[\u200d\u{e0020}-\u{e007f}]/gu;

let graphemes: Intl.Segmenter | undefined;
/** Made lazily: its tables take longer to load than an issue takes to lint. */
const segmenter = (): Intl.Segmenter => {
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return graphemes;
};

const escaped = (character: string): string => `\\u{${(character.codePointAt(0) as number).toString(16)}}`;

/** A grapheme cluster as it is shown, and the offsets of the text that it stands for. */
export interface Cluster {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const isSafe = (grapheme: string): boolean =>
  ALL_SHOWN.test(grapheme) || !hidden().test(hasEmoji(grapheme) ? grapheme.replace(EMOJI_JOINERS, "") : grapheme);

/** Splits a text into clusters for a terminal, hidden characters escaped. Offsets count from `start`. */
export function* clustersOf(text: string, start = 0): Generator<Cluster> {
  for (const { segment, index } of segmenter().segment(text)) {
    const at = start + index;
    if (isSafe(segment)) yield { text: segment, start: at, end: at + segment.length };
    else yield* escapedClusters(segment, at);
  }
}

function* escapedClusters(grapheme: string, start: number): Generator<Cluster> {
  let at = start;
  for (const character of grapheme) {
    const text = hidden().test(character) ? escaped(character) : character;
    yield { text, start: at, end: at + character.length };
    at += character.length;
  }
}

/** Replaces each hidden character. */
export const replaceHidden = (text: string, replace: (character: string) => string): string =>
  text.replace(MAYBE_HIDDEN, (part, other) => (other === undefined ? part : part.replace(hidden(), replace)));

/** Escapes hidden characters: those that a terminal acts on or does not show, line breaks too. */
export const escapeHidden = (text: string): string => {
  const simple = replaceHidden(text, escaped);
  if (simple === text || !hasEmoji(text)) return simple;
  let result = "";
  for (const cluster of clustersOf(text)) result += cluster.text;
  return result;
};

/**
 * Escapes workflow commands, which GitHub Actions runs when they are in a log: lines that begin with `::`, and `##[`
 * anywhere.
 */
export const escapeCommands = (report: string): string =>
  report.replaceAll("##[", "##\\u{5b}").replace(/^([^\S\r\n\u2028\u2029]*):(?=:)/gm, "$1\\u{3a}");

/** Whether a line has no hidden characters, tabs apart, and no workflow command. */
export const isShownWhole = (line: string): boolean => {
  const shown = line.replaceAll("\t", " ");
  return escapeHidden(shown) === shown && escapeCommands(line) === line;
};
