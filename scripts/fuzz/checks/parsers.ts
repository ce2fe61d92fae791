/** The quick parser finds what the reference parser finds, and leaves it no more than it must. */
import { isDeepStrictEqual } from "node:util";
import type { Inline } from "../../../src/document/markdown/inline.ts";
import type { MarkdownParser, ReferenceParser } from "../../../src/document/markdown/parser.ts";
import { quickParser } from "../../../src/document/markdown/quick.ts";
import { referenceParser } from "../../../src/document/markdown/reference.ts";
import { lint } from "../../../src/index.ts";
import { SourceFile } from "../../../src/text/source-file.ts";
import { lintOptions } from "../document.ts";
import type { Check, Failure } from "./check.ts";

/** Three rounds over the parts, one over the whole, and what a batch adds. */
const MOST_ROUNDS = 5;
const SPARE = 1000;

const differing = (found: Inline, expected: Inline): (keyof Inline)[] =>
  (Object.keys(expected) as (keyof Inline)[]).filter((key) => !isDeepStrictEqual(found[key], expected[key]));

/** Reads with both parsers. */
class ComparedParser implements MarkdownParser {
  readonly failures: Failure[] = [];
  readonly parseTree = referenceParser.parseTree;
  #left = 0;
  readonly #quick = quickParser(() => this.#counting);
  readonly #counting: ReferenceParser = {
    ...referenceParser,
    read: (source, masked) => {
      this.#left += masked.length;
      return referenceParser.read(source, masked);
    },
    readParts: (source, masked, request) => {
      for (const { start, end } of request.parts) this.#left += end - start;
      return referenceParser.readParts(source, masked, request);
    },
  };

  read(source: SourceFile, masked: string): Inline {
    this.#left = 0;
    const [found, expected] = [this.#quick.read(source, masked), referenceParser.read(source, masked)];
    for (const key of differing(found, expected)) {
      const detail = `quick ${JSON.stringify(found[key])}, reference ${JSON.stringify(expected[key])}`;
      this.failures.push({ kind: `the parsers differ in ${key}`, detail });
    }
    if (this.#left > MOST_ROUNDS * masked.length + SPARE)
      this.failures.push({ kind: "more parsed than there is", detail: `${this.#left} of ${masked.length}` });
    return expected;
  }
}

export const parsers: Check = {
  name: "parsers",
  find({ document }) {
    const compared = new ComparedParser();
    lint(document.text, { ...lintOptions(document), rules: [], parser: compared });
    // As it stands too, where comments are what the parsers make of them.
    if (document.text.includes("<!--")) compared.read(new SourceFile(document.path, document.text), document.text);
    return compared.failures;
  },
};
