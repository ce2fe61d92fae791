/** Mutations: each gives a text that is a little further from what anybody writes. */
import { pick, type Random } from "../random.ts";
import { CONTROL_CHARACTERS, EDGE_DATES, EDGE_NUMBERS, OBJECT_NAMES, TOKENS } from "./tokens.ts";

/** @param other gives another text, to take something from */
export type Mutation = (text: string, random: Random, other: () => string) => string;

const insertAt = (text: string, at: number, put: string, length = 0): string =>
  text.slice(0, at) + put + text.slice(at + length);

/** Changes the list of lines. */
const onLines =
  (change: (lines: string[], at: number, random: Random, other: () => string) => void): Mutation =>
  (text, random, other) => {
    const lines = text.split("\n");
    change(lines, random(lines.length), random, other);
    return lines.join("\n");
  };

/** Replaces one of the matches. */
const onMatch =
  (pattern: RegExp, replace: (found: string, random: Random) => string): Mutation =>
  (text, random) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const { 0: match, index } = pick(random, found);
    return insertAt(text, index, replace(match, random), match.length);
  };

const someLine = (text: string, random: Random): string => pick(random, text.split("\n"));

const LINES: readonly Mutation[] = [
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at, random) => lines.splice(at, 0, ...lines.slice(at, at + 1 + random(3)))),
  onLines((lines, at, random) => lines.splice(random(lines.length), 0, ...lines.splice(at, 1 + random(3)))),
  onLines((lines, at, random, other) => lines.splice(at, 0, someLine(other(), random))),
  onLines((lines, at, random) => lines.splice(at, 0, pick(random, ["", "", " ", "\t", "    ", "\u00a0"]))),
  onLines((lines, at) => lines.splice(at, 2, lines.slice(at, at + 2).join(" "))),
  onLines((lines, at, random) => {
    lines[at] = pick(random, [" ", "  ", "    ", "\t", "        ", "> ", "* ", "- ", "+ ", "1. ", "# "]) + lines[at];
  }),
  onLines((lines, at) => {
    lines[at] = (lines[at] as string).trimStart();
  }),
  onLines((lines, at, random) => {
    lines[at] += pick(random, [" ", "  ", "\t", ".", ":", "\\", " \r", "|", "<!--", " <!-- a\nb -->"]);
  }),
];

const CHARACTERS: readonly Mutation[] = [
  (text, random) => insertAt(text, random(text.length + 1), "", 1 + random(3)),
  (text, random) => insertAt(text, random(text.length + 1), String.fromCharCode(32 + random(95)), random(2)),
  (text, random) => insertAt(text, random(text.length + 1), String.fromCharCode(random(0x10000)), random(2)),
  (text, random) => insertAt(text, random(text.length + 1), pick(random, CONTROL_CHARACTERS), random(2)),
];

const insertToken: Mutation = (text, random) =>
  insertAt(text, random(text.length + 1), pick(random, pick(random, TOKENS)), random(3));

const WORDS: readonly Mutation[] = [
  insertToken,
  insertToken,
  onMatch(/[^\s[\]()|]+/g, (_, random) => pick(random, pick(random, TOKENS))),
  onMatch(/\d+/g, (_, random) => pick(random, EDGE_NUMBERS)),
  onMatch(/\d{4}-\d\d-\d\d/g, (_, random) => pick(random, EDGE_DATES)),
  onMatch(/[A-Za-z]{3,}/g, (_, random) => pick(random, OBJECT_NAMES)),
  onMatch(/[ \t]+/g, (found, random) => pick(random, ["", "  ", "\t", "\f", "\v", "\u00a0", "\n", `${found}\u200b`])),
  onMatch(/[[\]()|*`<>]+/g, (found, random) =>
    pick(random, ["", found + found, ` ${found}`, `${found} `, `\\${found}`]),
  ),
  onMatch(/https?:[^\s)\]]*/g, (found, random) => found + pick(random, pick(random, TOKENS))),
  onMatch(/[^\s[\]()]+/g, (found) => found.toUpperCase()),
];

/** Takes a piece of a line, and encloses it once or many times. */
const nest: Mutation = (text, random) => {
  const start = random(text.length + 1);
  const length = random(40);
  const [open, close] = pick(random, [
    ["[", "]"],
    ["[", "](https://a.example)"],
    ["(", ")"],
    ["**", "**"],
    ["*", "*"],
    ["`", "`"],
    ["<b>", "</b>"],
    ["<!-- ", " -->"],
    ["\n> ", "\n"],
    ["\n```\n", "\n```\n"],
    ["[video] ", ""],
    ["\n    * ", "\n"],
  ]);
  const times = random(4) === 0 ? 1 + random(60) : 1;
  return insertAt(text, start, open.repeat(times) + text.slice(start, start + length) + close.repeat(times), length);
};

const repeatPiece: Mutation = (text, random) => {
  const start = random(text.length + 1);
  const length = 1 + random(30);
  return insertAt(text, start, text.slice(start, start + length).repeat(2 + random(random(8) === 0 ? 200 : 4)), length);
};

const WHOLE: readonly Mutation[] = [
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => text.slice(random(text.length + 1)),
  (text, random, other) => text.slice(0, random(text.length + 1)) + randomEnd(other(), random),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text, random) => text.replace(/\n/g, () => pick(random, ["\n", "\r\n", "\n", "\r"])),
  (text) => text.replace(/\s+$/, ""),
  (text) => `\ufeff${text}`,
  (text) => text.replaceAll("    ", "\t"),
];

const randomEnd = (text: string, random: Random): string => text.slice(random(text.length + 1));

/** The kinds with how likely each is. */
const KINDS: readonly (readonly Mutation[])[] = [
  LINES,
  LINES,
  CHARACTERS,
  WORDS,
  WORDS,
  WORDS,
  [nest],
  [repeatPiece],
  WHOLE,
];

export const mutate: Mutation = (text, random, other) => pick(random, pick(random, KINDS))(text, random, other);
