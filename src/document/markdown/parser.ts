/** What a parser of Markdown does for the document. Whoever builds an issue passes one in. */
import type { Root } from "mdast";
import type { SourceFile } from "../../text/source-file.ts";
import type { Span } from "../../text/span.ts";
import type { Inline } from "./inline.ts";

export interface MarkdownParser {
  /**
   * What stands inside the lines. Total: any text has an answer.
   * @param masked the text with comments blanked out; offsets are those of the source
   * @param spans in order of position: only what stands in them is needed
   */
  read(source: SourceFile, masked: string, spans?: readonly Span[]): Inline;
  /** A text as a tree of Markdown; offsets are those of the text. */
  parseTree(text: string): Root;
}

/** A parser that knows all of Markdown and takes its time. */
export interface ReferenceParser extends MarkdownParser {
  /**
   * Reads parts of a text as if they stood where they stand, each for itself.
   * @param wanted the parts, and the labels that the whole text defines
   * @returns undefined when a part does not end where it is said to, as an open fence does not
   */
  readParts(source: SourceFile, masked: string, wanted: WantedParts): readonly ReadPart[] | undefined;
}
export interface WantedParts {
  readonly parts: readonly Span[];
  readonly labels: ReadonlySet<string>;
}
export interface ReadPart extends Inline {
  /** The labels of its definitions, normalized. */
  readonly defined: readonly string[];
}
