/** Chooses the parser of Markdown. */
import type { MarkdownParser, ReferenceParser } from "../../document/markdown/parser.ts";
import { quickParser } from "../../document/markdown/quick.ts";
import type { Io } from "./io.ts";

/** The quick one passes what it is not sure of to the reference parser; both give the same tree. */
export type ParserName = "quick" | "reference";

/** The parser of that name. The reference parser is most of the program, so it is loaded lazily. */
export const parserOf = (name: ParserName | undefined, { reference }: Pick<Io, "reference">): MarkdownParser =>
  name === "reference" ? reference() : quickParser(reference);

/** One for a text that is parsed again at each keystroke. */
export const typingParser = ({ reference }: Pick<Io, "reference">): MarkdownParser => {
  let remembering: ReferenceParser | undefined;
  return quickParser(() => {
    remembering ??= reference().remembering();
    return remembering;
  });
};
