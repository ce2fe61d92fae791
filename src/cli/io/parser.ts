/** Which parser reads the Markdown. */
import type { MarkdownParser } from "../../document/markdown/parser.ts";
import { quickParser } from "../../document/markdown/quick.ts";
import type { Io } from "./io.ts";

/** The quick one reads what it is sure of and leaves the rest to the reference parser; both find the same. */
export type ParserName = "quick" | "reference";

/** The parser of that name. The reference parser is most of the program, so it is loaded when a draft needs it. */
export const parserOf = (name: ParserName | undefined, { reference }: Pick<Io, "reference">): MarkdownParser =>
  name === "reference" ? reference() : quickParser(reference);
