/** What a parser finds inside the lines, whichever parser it is: the one place from which the model asks for it. */
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
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

interface InlineOptions {
  readonly parser?: ParserName;
  /** Where links are needed; more may be found. Without it they are needed everywhere. */
  readonly spans?: readonly Span[];
}

/**
 * `masked` is the text with comments blanked out; offsets are those of the source.
 * @throws ReferenceParserMissing when it is needed and not loaded, and nothing else on any text
 */
export const readInline = (
  source: SourceFile,
  masked: string,
  { parser = "quick", spans }: InlineOptions = {},
): Inline =>
  parser === "reference"
    ? referenceParser().read(source, masked)
    : readBlocks(source, masked, { reference: referenceParser, spans });
