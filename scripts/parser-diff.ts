/**
 * Shows whether the quick parser finds what the reference parser finds: in every issue of the folders the same model
 * and the same findings, and with `--random` the same in documents put together at random, many more than the tests do:
 *
 *   npm run parser-diff -- DIR...
 *   npm run parser-diff -- --random 20000 [--seed N]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual, parseArgs } from "node:util";
import fc from "fast-check";
import { blankOut } from "../src/document/comments.ts";
import { splitBlocks } from "../src/document/markdown/blocks.ts";
import type { MarkdownParser, ReferenceParser } from "../src/document/markdown/parser.ts";
import { quickParser } from "../src/document/markdown/quick.ts";
import { referenceParser } from "../src/document/markdown/reference.ts";
import { type LintResult, lint } from "../src/index.ts";
import { SourceFile } from "../src/text/source-file.ts";
import { documents } from "../tests/support/parser-documents.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { random: { type: "string" }, seed: { type: "string" } },
});

const total = {
  files: 0,
  differ: 0,
  blocks: 0,
  bytes: 0,
  slowBlocks: 0,
  slowBytes: 0,
  needNone: 0,
  quick: 0,
  reference: 0,
};

const timed = (path: string, text: string, name: "quick" | "reference"): LintResult => {
  const start = performance.now();
  const result = lint(text, { path, parser: PARSERS[name] });
  total[name] += performance.now() - start;
  return result;
};

const count = (length: number): void => {
  total.slowBlocks++;
  total.slowBytes += length;
};

/** The reference parser, which adds up what it is given. */
const counting: ReferenceParser = {
  ...referenceParser,
  read(source, text) {
    count(text.length);
    return referenceParser.read(source, text);
  },
  readParts(source, text, wanted) {
    for (const { start, end } of wanted.parts) count(end - start);
    return referenceParser.readParts(source, text, wanted);
  },
};

const PARSERS: Readonly<Record<"quick" | "reference", MarkdownParser>> = {
  quick: quickParser(() => counting),
  reference: referenceParser,
};

const blocksIn = ({ source, issue }: LintResult): number => {
  const masked = blankOut(
    source.text,
    issue.comments.map(({ span }) => span),
  );
  return splitBlocks(source.lines.map(({ start, end }) => masked.slice(start, end))).length;
};

const compareFile = (path: string): void => {
  const text = readFileSync(path, "utf8");
  const before = total.slowBlocks;
  const quick = timed(path, text, "quick");
  const reference = timed(path, text, "reference");
  total.files++;
  total.blocks += blocksIn(quick);
  total.bytes += text.length;
  if (total.slowBlocks === before) total.needNone++;
  if (isDeepStrictEqual(quick, reference)) return;
  total.differ++;
  const parts = (Object.keys(quick.issue) as (keyof LintResult["issue"])[]).filter(
    (key) => !isDeepStrictEqual(quick.issue[key], reference.issue[key]),
  );
  console.error(`${path}: the parsers differ in ${parts.join(", ") || "findings"}`);
};

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(2)} %`;

const compareFolders = (folders: readonly string[]): void => {
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
      if (file.endsWith(".md")) compareFile(join(folder, file));
  const { files, differ, blocks, bytes, slowBlocks, slowBytes, needNone, quick, reference } = total;
  console.log(`${files} files, ${bytes} characters: the parsers differ on ${differ}`);
  console.log(
    `left to the reference parser: ${slowBlocks} of ${blocks} blocks (${percent(slowBlocks, blocks)}), ${percent(slowBytes, bytes)} of the text`,
  );
  console.log(
    `${needNone} files do not need it; linting took ${quick.toFixed(0)} ms, with it alone ${reference.toFixed(0)} ms`,
  );
  if (differ > 0) process.exitCode = 1;
};

const compareRandom = (numRuns: number, seed: number | undefined): void => {
  const result = fc.check(
    fc.property(documents, (text) => {
      const source = new SourceFile("issue.md", text);
      return isDeepStrictEqual(PARSERS.quick.read(source, text), referenceParser.read(source, text));
    }),
    { numRuns, seed },
  );
  if (!result.failed) {
    console.log(`the parsers agree on ${result.numRuns} documents, seed ${result.seed}`);
    return;
  }
  console.error(`seed ${result.seed}: after ${result.numRuns} documents the parsers differ on`);
  console.error(JSON.stringify(result.counterexample?.[0]));
  process.exitCode = 1;
};

if (positionals.length === 0 && values.random === undefined) {
  console.error("name a folder of issues, or a number of random documents: npm run parser-diff -- --random 20000");
  process.exitCode = 2;
}
if (positionals.length > 0) compareFolders(positionals);
if (values.random !== undefined)
  compareRandom(Number(values.random), values.seed === undefined ? undefined : Number(values.seed));
