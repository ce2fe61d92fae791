/** Finds mojibake: text that was written as UTF-8 and read in another charset. */
import { hasLetter } from "./letters.ts";
import { matchesOf } from "./matches.ts";
import type { Span } from "./span.ts";

/** Text that was written as UTF-8 and read as something else. */
export interface Damage {
  readonly span: Span;
  /** The charset it was read as. */
  readonly charset: string;
  /** What was written. */
  readonly text: string;
}

/** The characters of the bytes 0x80 to 0xFF. */
const MAC_ROMAN =
  "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/** Those of the bytes 0x80 to 0x9F; the rest is the same as in Unicode. A control character stands for an unused byte. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

interface Charset {
  readonly name: string;
  readonly bytes: ReadonlyMap<string, number>;
  readonly run: RegExp;
}

const charset = (name: string, characters: readonly string[], extra: readonly string[] = []): Charset => ({
  name,
  bytes: new Map([
    ...extra.map((character, index) => [character, 0x80 + index] as const),
    ...characters.map((character, index) => [character, 0x80 + index] as const),
  ]),
  run: new RegExp(`[${[...characters, ...extra].join("")}]{2,}`, "g"),
});

const range = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => String.fromCharCode(from + index));

let charsets: readonly Charset[] | undefined;
/** Made when they are needed. Windows-1252 and Latin-1 differ in 32 bytes, which Latin-1 reads as control characters. */
const allCharsets = (): readonly Charset[] => {
  charsets ??= [
    charset("Mac Roman", [...MAC_ROMAN]),
    charset("Windows-1252", [...WINDOWS_1252, ...range(0xa0, 0x100)], range(0x80, 0xa0)),
  ];
  return charsets;
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** First bytes of the two-byte sequences for the letters of Europe; others are more often punctuation next to a letter. */
const isEuropean = (byte: number): boolean => byte >= 0xc2 && byte <= 0xc5;
/** What ordinary text puts next to an accented letter, and formulas next to a root. */
const COMPANY = /^[“”‘’…–—«»·π∞∑∫Ω∂µ±≤≥≠\u00A0]+$/;

/** Whether a run of characters can only be damage: as bytes it is UTF-8 by chance in few texts, and those are named here. */
const isDamage = (run: string, bytes: Uint8Array, text: string, at: number): boolean => {
  const first = bytes[0] as number;
  if (first < 0xe0 && bytes.length < 5 && !isEuropean(first)) return false;
  const isLone = bytes.length <= 3 && COMPANY.test(run.slice(1));
  const letters = hasLetter(text[at - 1] ?? "") || hasLetter(text[at + run.length] ?? "");
  return !isLone || (first === 0xc3 && run[0] === "√" && letters);
};

/** What damage is made of; a text has little of it. */
const BEYOND_ASCII = /[\u0080-\uFFFF]{2,}/g;

const damageOf = (
  run: string,
  { charset, text, at }: { charset: Charset; text: string; at: number },
): Damage | undefined => {
  const bytes = Uint8Array.from(run, (character) => charset.bytes.get(character) ?? 0);
  const decoded = decode(bytes);
  if (decoded === undefined || !isDamage(run, bytes, text, at)) return undefined;
  return { span: { start: at, end: at + run.length }, charset: charset.name, text: decoded };
};

/** The damaged runs of a text, each whole: its bytes are valid UTF-8, and read the wrong way again give the same. */
export const damageIn = (text: string): readonly Damage[] => {
  const found = matchesOf(text, BEYOND_ASCII).flatMap((part) =>
    allCharsets().flatMap((charset) =>
      matchesOf(part[0], charset.run).flatMap(
        (match) => damageOf(match[0], { charset, text, at: part.index + match.index }) ?? [],
      ),
    ),
  );
  return found.sort((a, b) => a.span.start - b.span.start);
};
