/** Chooses the parser of Markdown. */
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { quickParser } from "../../document/markdown/quick.ts";
import type { Io } from "./io.ts";

/** The quick one passes what it is not sure of to the reference parser; both give the same tree. */
export type ParserName = "quick" | "reference";

/** The parser of that name. The reference parser is most of the program, so it is loaded lazily. */
export const parserOf = (name: ParserName | undefined, { reference }: Pick<Io, "reference">): MarkdownParser =>
  name === "reference" ? reference() : quickParser(reference);
