/** The interface of Markdown parsers. Whoever builds an issue passes one in. */
import type { Root } from "mdast";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { Inline } from "./inline.ts";

export interface MarkdownParser {
  /**
   * Finds links and the like inside the lines. Total: any text has a result.
   * @param masked the text with comments blanked out; offsets are those of the source
   * @param spans in order of position; only what is in them is needed
   */
  read(source: SourceFile, masked: string, spans?: readonly Span[]): Inline;
  /** A text, as far as `readablePart` goes, as a tree of Markdown; offsets are those of the text. */
  parseTree(text: string): Root;
}

/** A parser that knows all of Markdown and is slow, and so reads no more of a text than `readablePart`. */
export interface ReferenceParser extends MarkdownParser {
  /**
   * Parses parts of a text separately, with the offsets of the whole text.
   * @param request the parts, and the labels that the whole text defines
   * @returns undefined when a part does not end where its span does, because of an open fence for example
   */
  readParts(source: SourceFile, masked: string, request: PartsRequest): readonly ReadPart[] | undefined;
  /** One that remembers what it parsed last, for a text that is parsed again at each keystroke. */
  remembering(): ReferenceParser;
}
export interface PartsRequest {
  readonly parts: readonly Span[];
  readonly labels: ReadonlySet<string>;
}
export interface ReadPart extends Inline {
  /** The labels of its definitions, normalized. */
  readonly defined: readonly string[];
}
