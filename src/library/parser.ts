/** The Markdown parsers of the library: the quick one, with the reference parser behind it. */
import type { MarkdownParser } from "../document/markdown/parser.ts";
import { quickParser, typingParser } from "../document/markdown/quick.ts";
import { referenceParser } from "../document/markdown/reference.ts";

/** The parser of the library. */
export const parser: MarkdownParser = quickParser(() => referenceParser);

/** One for a text that is parsed again at each keystroke. */
export const newTypingParser = (): MarkdownParser => typingParser(() => referenceParser);
