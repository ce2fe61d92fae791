/** What a parser finds inside the lines, whichever parser it is: the one place from which the model asks for it. */
import type { SourceFile } from "../../text/source-file.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Inline } from "./inline.ts";
import { readBlocks } from "./quick.ts";
import type { ReferenceParser } from "./reference.ts";

/** The quick one reads what it is sure of and leaves the rest to the reference parser; both find the same. */
export type ParserName = "quick" | "reference";

let loaded: ReferenceParser | undefined;

/** A block needs the reference parser, which is not loaded: see `withParser`. */
export class ReferenceParserMissing extends Error {
  constructor() {
    super("the reference parser is not loaded");
  }
}

/**
 * The reference parser from then on. It is most of the program and few drafts need it, so no part of the core imports
 * it: the public API registers it when it is loaded, which keeps `lint` synchronous; the command line calls `withParser`.
 */
export const useReferenceParser = (parser: ReferenceParser): void => {
  loaded = parser;
};

/**
 * Does work that reads Markdown. Where that turns out to need the reference parser, loads it and does the work again;
 * a bundler may put it into a file of its own.
 */
export const withParser = async <T>(work: () => T | Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ReferenceParserMissing)) throw error;
    useReferenceParser((await import("./reference.ts")).referenceParser);
    return work();
  }
};

/** @throws ReferenceParserMissing */
export const referenceParser = (): ReferenceParser => {
  if (loaded) return loaded;
  throw new ReferenceParserMissing();
};

/**
 * `masked` is the text with comments blanked out; offsets are those of the source.
 * @throws ReferenceParserMissing when it is needed and not loaded, and nothing else on any text
 */
export const readInline = (
  source: SourceFile,
  masked: string,
  { parser = "quick", within }: { parser?: ParserName; within?: readonly Span[] } = {},
): Inline =>
  parser === "reference"
    ? referenceParser().read(source, masked)
    : readBlocks(source, masked, { reference: referenceParser, within });

/** The items of a list sorted by place that lie within the span. */
export const within = <T extends { readonly span: Span }>(items: readonly T[], span: Span): T[] => {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as T).span.start < span.start) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let index = low; index < items.length && (items[index] as T).span.start < span.end; index++) {
    if (contains(span, (items[index] as T).span)) found.push(items[index] as T);
  }
  return found;
};
