/** A parser that remembers: the texts that come of one document are parsed again and again. */
import type { Inline } from "../../src/document/markdown/inline.ts";
import type { MarkdownParser } from "../../src/document/markdown/parser.ts";
import { parser } from "../../src/library/with-parser.ts";

/** The parser of the library, for as many texts as one document makes. */
export const rememberingParser = (): MarkdownParser => {
  const known = new Map<string, Inline>();
  return {
    ...parser,
    read(source, masked) {
      // The source too: what stands in comments is masked, and may be part of a URL.
      const key = `${masked}\0\0${source.text}`;
      const found = known.get(key) ?? parser.read(source, masked);
      known.set(key, found);
      // Whoever builds an issue adds the section to each link.
      return { ...found, links: found.links.map((link) => ({ ...link })) };
    },
  };
};
