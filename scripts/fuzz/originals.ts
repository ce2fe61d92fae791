/** What documents are made from: the fixtures, the issues of some folders, and the examples of all rules. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripAnnotations } from "../../src/rule/annotate.ts";
import type { Example } from "../../src/rule/define-rule.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { pick, type Random } from "../random.ts";
import type { FuzzDocument } from "./document.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** A text of which documents take a part. */
export interface Original {
  readonly path: string;
  readonly lines: readonly string[];
  /** The example that stands there, and its lines. */
  readonly placed?: { readonly example: Example; readonly first: number; readonly count: number };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => join(folder, file));

const ofFile = (file: string): Original => ({ path: EXAMPLE_PATH, lines: readFileSync(file, "utf8").split("\n") });

/** An example as it is written at fault, in its invented issue. */
export const ofExample = (example: Example): Original => {
  const incorrect = stripAnnotations(example.incorrect);
  const { text, start } = placeExample(example, incorrect);
  const first = text.slice(0, start).split("\n").length - 1;
  const placed = { example, first, count: incorrect.split("\n").length };
  return { path: example.path ?? EXAMPLE_PATH, lines: text.split("\n"), placed };
};

/** @param folders that exist; Markdown files in them are read beside the fixtures */
export const readOriginals = (folders: readonly string[]): Original[] => [
  ...[FIXTURES, ...folders].flatMap(filesIn).map(ofFile),
  ...rules.flatMap(({ examples }) => examples.map(ofExample)),
];

const HEADING = /^(#{1,6})\s/;

/** The headings that the line stands under, the highest first. */
const headingsAbove = (lines: readonly string[], index: number): string[] => {
  const found: string[] = [];
  let level = 7;
  for (let at = index - 1; at >= 0 && level > 1; at--) {
    const own = HEADING.exec(lines[at] as string)?.[1]?.length ?? 7;
    if (own >= level) continue;
    level = own;
    found.unshift(lines[at] as string);
  }
  return found;
};

/** Some lines of an original under its front matter and their headings: a whole issue would take too long. */
export const partOf = ({ lines, placed }: Original, first: number, count: number): string => {
  const bodyStart = lines.findIndex((line) => line.trim() === "");
  const from = Math.max(first, bodyStart + 1);
  const isInHead = placed !== undefined && placed.first <= bodyStart;
  const head = isInHead || first > bodyStart ? lines.slice(0, bodyStart + 1) : [];
  return [...head, ...headingsAbove(lines, from), ...lines.slice(from, Math.max(from, first + count)), ""].join("\n");
};

/** One in so many is a whole issue, which takes as long as twenty parts. */
const WHOLE = 300;

/** A part of an original, chosen at random; of an example's the lines of the example. */
export const randomPart = (originals: readonly Original[], random: Random): FuzzDocument => {
  const original = pick(random, originals);
  const { path, lines, placed } = original;
  if (random(WHOLE) === 0) return { path, text: lines.join("\n"), example: placed?.example };
  if (placed === undefined) return { path, text: partOf(original, random(lines.length), 1 + random(15)) };
  return { path, text: partOf(original, placed.first, placed.count + random(3)), example: placed.example };
};
