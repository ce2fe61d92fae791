/** A document that is tried, and how it is linted. */

import type { LintOptions } from "../../src/index.ts";
import { dictionary, parser } from "../../src/library/with-parser.ts";
import type { Example, Facts } from "../../src/rule/define-rule.ts";
import { changeOf, factsOf } from "../../src/rule/example-facts.ts";
import { SourceFile } from "../../src/text/source-file.ts";

export interface FuzzDocument {
  readonly path: string;
  readonly text: string;
  /** The example of a rule that it was made from: it has the facts and the author that the rule needs. */
  readonly example?: Example;
}

/** Those of an example take longer to make than a document takes to lint. */
const factsOfExamples = new Map<Example, Facts>();

const factsFor = (example: Example): Facts => {
  const facts = factsOfExamples.get(example) ?? factsOf(example, { parser, dictionary });
  factsOfExamples.set(example, facts);
  return facts;
};

/** The document with another text is linted in the same way. */
export const lintOptions = ({ path, text, example }: FuzzDocument): LintOptions => {
  if (example === undefined) return { path };
  const change = changeOf(example, new SourceFile(path, text));
  return { path, change, author: example.author, facts: factsFor(example) };
};
