/** Parses the location of an event, and writes it in its canonical form. */
import type { Edit } from "../text/edit.ts";
import { matchesOf } from "../text/matches.ts";
import { type Text, textAt } from "../text/span.ts";
import type { EventMode, Location } from "./types.ts";

/** Words for how an event is held. */
const MODE_WORD = /(?<![a-z\d])(?:(?:virtual|online)(?: only| event| meetup)?|hybrid|in[- ]?person)(?![a-z\d])/gi;
/** A quick test for such words: most locations have none. */
const MAY_SAY_MODE = /virtual|online|hybrid|person/i;
/** No word of `NEIGHBOUR_OF_MODE` is longer, so a longer neighbour need not be read whole. */
const MAX_NEIGHBOUR_LENGTH = 30;
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\d.'’]/u);
/** A word that may be next to one for the mode. Next to any other, that is part of a name: `Virtual Reality Center`. */
const NEIGHBOUR_OF_MODE = /^(?:and|or|virtual|online|hybrid|in|person|[A-Z]{2})$/i;

/** `Virtual`, `Hybrid (…)`: the canonical form. */
const CANONICAL_MODE = /^(?:Virtual|Hybrid)(?= \(|$)/;

/** The words of a column that say the mode. */
const modeWords = ({ value }: Text): RegExpMatchArray[] => {
  if (!MAY_SAY_MODE.test(value)) return [];
  const canonical = CANONICAL_MODE.exec(value);
  if (canonical && !MAY_SAY_MODE.test(value.slice(canonical[0].length))) return [canonical];
  return matchesOf(value, MODE_WORD).filter((match) => {
    const end = match.index + match[0].length;
    // Its neighbours are the words that one space separates from it; punctuation ends the name that it may be part of.
    const before = value.slice(Math.max(0, match.index - MAX_NEIGHBOUR_LENGTH), match.index);
    const behind = value.slice(end, end + MAX_NEIGHBOUR_LENGTH);
    const neighbours = [
      before.endsWith(" ") ? wordsOf(before.slice(0, -1)).at(-1) : "",
      behind.startsWith(" ") ? wordsOf(behind.slice(1))[0] : "",
    ];
    return neighbours.every((word) => !word || NEIGHBOUR_OF_MODE.test(word));
  });
};

/** Between place and mode it says that the event is held there and online: `Vienna, AT + Virtual`. */
const CONJUNCTION = /[+&]|\band\b/i;
/** Punctuation and conjunctions around a location that are not part of it. */
const SEPARATOR_BEFORE = /^(?:[\s:;,+&/\u2010-\u2015-]|and\b|or\b)+/i;
const SEPARATORS_BEHIND = new Set([..." \t:;,+&/-\u2010\u2011\u2012\u2013\u2014\u2015"]);

const trimSeparators = (piece: Text): Text => {
  const lead = SEPARATOR_BEFORE.exec(piece.value)?.[0].length ?? 0;
  let end = piece.value.length;
  while (end > lead && SEPARATORS_BEHIND.has(piece.value[end - 1] as string)) end--;
  if (/\sand$/i.test(piece.value.slice(Math.max(lead, end - 4), end))) end -= 4;
  return textAt(piece.value.slice(lead, Math.max(lead, end)), piece.span.start + lead);
};

const count = (text: string, character: string): number => text.split(character).length - 1;

/** Where the parenthesis is closed with which the text begins; -1 where it begins with none, or none closes it. */
const closingOf = (text: string): number => {
  if (!text.startsWith("(")) return -1;
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "(") open++;
    else if (text[at] === ")" && --open === 0) return at;
  }
  return -1;
};

/** Removes parentheses around the text, and at its ends one without a partner; those in `Frankfurt (Main), DE` stay. */
const trimParentheses = (piece: Text): Text => {
  let { value } = piece;
  let start = piece.span.start;
  const drop = (front: number, back: number): void => {
    value = value.slice(front, value.length - back);
    start += front;
  };
  while (closingOf(value) === value.length - 1 && value.length > 1) drop(1, 1);
  if (value.startsWith(")")) drop(1, 0);
  if (value.startsWith("(") && count(value, "(") > count(value, ")")) drop(1, 0);
  if (value.endsWith("(")) drop(0, 1);
  if (value.endsWith(")") && count(value, ")") > count(value, "(")) drop(0, 1);
  return textAt(value, start);
};

/** The pieces of the column between the words for the mode. */
const piecesOf = (column: Text, words: readonly RegExpMatchArray[]): Text[] => {
  const pieces: Text[] = [];
  let from = 0;
  for (const word of [...words, undefined]) {
    const end = word?.index ?? column.value.length;
    const raw = textAt(column.value.slice(from, end), column.span.start + from);
    const piece = trimSeparators(trimParentheses(trimSeparators(raw)));
    if (piece.value !== "") pieces.push(piece);
    from = end + (word?.[0].length ?? 0);
  }
  return pieces;
};

/** `where` is the rest of the column, if it is one piece. */
const modeOf = (column: Text, words: readonly RegExpMatchArray[], where: Text | undefined): EventMode => {
  const has = (word: RegExp) => words.some((match) => word.test(match[0]));
  if (has(/hybrid/i)) return "hybrid";
  if (!has(/virtual|online/i)) return "in-person";
  if (has(/person/i)) return "hybrid";
  const word = words[0] as RegExpMatchArray;
  const wordStart = column.span.start + (word.index ?? 0);
  if (!where) return "virtual";
  const [from, to] =
    where.span.start > wordStart ? [wordStart + word[0].length, where.span.start] : [where.span.end, wordStart];
  return CONJUNCTION.test(column.value.slice(from - column.span.start, to - column.span.start)) ? "hybrid" : "virtual";
};

/** The parts between commas, trimmed; empty ones are left out. */
const splitAtCommas = (where: Text): Text[] => {
  const parts: Text[] = [];
  let at = where.span.start;
  for (const piece of where.value.split(",")) {
    const trimmed = piece.trim();
    if (trimmed !== "") parts.push(textAt(trimmed, at + (piece.length - piece.trimStart().length)));
    at += piece.length + 1;
  }
  return parts;
};

/** Joins parts with commas. */
const joinParts = (parts: readonly (Text | undefined)[]): string =>
  parts.flatMap((part) => part?.value ?? []).join(", ");

/** All parts before the last two, which are region and country. Of two parts, or of one, the first is the city. */
const cityOf = (parts: readonly [Text, ...Text[]]): Text => {
  const cityParts = parts.slice(0, Math.max(1, parts.length - 2));
  const last = cityParts.at(-1) ?? parts[0];
  return { span: { start: parts[0].span.start, end: last.span.end }, value: joinParts(cityParts) };
};

/** City, region and country as one text, without the words for the mode. */
export const locationName = ({ city, region, country }: Pick<Location, "city" | "region" | "country">): string =>
  joinParts([city, region, country]);

/** City, region and country, told apart by their order. */
const partsByOrder = (parts: readonly Text[]): Pick<Location, "city" | "region" | "country"> => {
  const [first, ...more] = parts;
  if (!first) return {};
  const region = parts.length > 2 ? parts.at(-2) : undefined;
  return { city: cityOf([first, ...more]), region, country: more.at(-1) };
};

/**
 * Parses the column of the location: `City, CC`, `City, REGION, CC`, and with a mode `Virtual (…)`, `Hybrid (…)`,
 * `Hybrid - …`, `Virtual: …`, `… + Virtual` and the like. Total: what it cannot parse becomes the city.
 */
export const readLocation = (column: Text): Location => {
  const words = modeWords(column);
  const pieces = words.length > 0 ? piecesOf(column, words) : [column];
  const where = pieces.length === 1 ? pieces[0] : undefined;
  const mode = modeOf(column, words, where);
  const { span, value } = column;
  return { span, value, mode, where: where ?? textAt("", span.end), ...partsByOrder(pieces.flatMap(splitAtCommas)) };
};

/** What stands in the parenthesis with which the place begins, when something stands behind it: `(Oslo, NO), 19:00`. */
export const inParenthesis = ({ where: { value } }: Location): string | undefined => {
  const end = closingOf(value);
  return end < 0 || end === value.length - 1 ? undefined : value.slice(1, end);
};

/** Whether the column is in the newsletter's canonical form: `City, CC`, `Virtual`, `Virtual (…)` or `Hybrid (…)`. */
export const isCanonicalLocation = ({ value, mode, where }: Location): boolean =>
  mode === "in-person"
    ? value === where.value
    : where.value === ""
      ? value === "Virtual"
      : value === `${MODES[mode]} (${where.value})`;

const MODES = { "in-person": "", virtual: "Virtual", hybrid: "Hybrid" } as const;

/**
 * The location in the canonical form, with the edits that give the column this form. Undefined where the place is in
 * several pieces, has something behind its parenthesis, or is missing though the mode is not `virtual`.
 */
export const canonicalLocation = ({
  value,
  span,
  mode,
  where,
  city,
}: Location): { value: string; edits: Edit[] } | undefined => {
  if (where.value.startsWith("(") || (where.value === "" && (city || mode !== "virtual"))) return undefined;
  if (where.value === "")
    return { value: MODES[mode], edits: value === MODES[mode] ? [] : [{ span, text: MODES[mode] }] };
  const [before, behind] = mode === "in-person" ? ["", ""] : [`${MODES[mode]} (`, ")"];
  return {
    value: before + where.value + behind,
    edits: [
      { span: { start: span.start, end: where.span.start }, text: before },
      { span: { start: where.span.end, end: span.end }, text: behind },
    ],
  };
};
