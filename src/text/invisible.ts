/** Invisible characters: which of them a text has, and which of those are there for a reason. */
import { matchesOf } from "./matches.ts";
import type { Span } from "./span.ts";

/** A run of one invisible character that nobody meant to write. */
export interface Invisible {
  readonly span: Span;
  /** `U+200B zero-width space`. */
  readonly name: string;
  /** What to write instead: nothing, or a space. */
  readonly instead: "" | " ";
}

const NAMES: Readonly<Record<number, string>> = {
  160: "non-breaking space",
  173: "soft hyphen",
  847: "combining grapheme joiner",
  1564: "Arabic letter mark",
  6158: "Mongolian vowel separator",
  8199: "figure space",
  8203: "zero-width space",
  8204: "zero-width non-joiner",
  8205: "zero-width joiner",
  8206: "left-to-right mark",
  8207: "right-to-left mark",
  8232: "line separator",
  8233: "paragraph separator",
  8234: "left-to-right embedding",
  8235: "right-to-left embedding",
  8236: "pop directional formatting",
  8237: "left-to-right override",
  8238: "right-to-left override",
  8239: "narrow non-breaking space",
  8288: "word joiner",
  8294: "left-to-right isolate",
  8295: "right-to-left isolate",
  8296: "first strong isolate",
  8297: "pop directional isolate",
  12644: "Hangul filler",
  65038: "text variation selector",
  65039: "emoji variation selector",
  65279: "byte order mark",
};

const SPACES = /[\u00A0\u2007\u202F\u2028\u2029]/;
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is looked for alone
  /([\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u00A0\u00AD\u034F\u061C\u180E\u2007\u200B-\u200F\u2028-\u202F\u2060-\u206F\u3164\uFE0E\uFE0F\uFEFF])\1*/g;

// Alternatives, not one class: Node 26 misses characters beyond U+FFFF in a class of several properties.
const isPicture = (before: string): boolean =>
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\uFE0F)$/u.test(before);
/** A digit, `#` or `*` becomes a key, a picture an emoji. */
const isSelectable = (before: string): boolean => /(?:\p{Extended_Pictographic}|\p{Emoji})$/u.test(before);
/** Scripts that join their letters, or read from the right. */
const joins = (letter: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
    letter,
  );
const isFromTheRight = (text: string): boolean =>
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);

/** Whether the character has an effect there. `before` and `behind` are what stands next to it. */
const isMeant = (character: string, before: string, behind: string): boolean => {
  if (character === "\u200D") return (isPicture(before) && /^\P{ASCII}/u.test(behind)) || joins(before.slice(-1));
  if (character === "\u200C") return joins(before.slice(-1));
  if (character === "\uFE0F" || character === "\uFE0E") return isSelectable(before);
  if (/[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]/.test(character)) return isFromTheRight(before + behind);
  // As French sets its quotation marks and double punctuation, and numbers their units.
  if (/[\u00A0\u202F]/.test(character)) return /[«‹]$/.test(before) || /^[»›!?:;%€]/.test(behind);
  return false;
};

const nameOf = (character: string): string => {
  const code = character.charCodeAt(0);
  const plain = code < 0x20 || (code >= 0x7f && code < 0xa0) ? "control character" : "invisible character";
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")} ${NAMES[code] ?? plain}`;
};

/** The invisible characters of a text, those of one kind in a row together. One may stand first: the byte order mark. */
export const findInvisible = (text: string): Invisible[] =>
  matchesOf(text, INVISIBLE).flatMap((match) => {
    const character = match[1] as string;
    const span = { start: match.index, end: match.index + match[0].length };
    const neighbours = [
      text.slice(Math.max(0, span.start - 4), span.start),
      text.slice(span.end, span.end + 4),
    ] as const;
    if (character === "\uFEFF" && span.start === 0) return [];
    if (isMeant(character, ...neighbours)) return [];
    return [{ span, name: nameOf(character), instead: SPACES.test(character) ? (" " as const) : ("" as const) }];
  });
