/** The Markdown tree of an issue, for rules that walk it. */
import type { Root } from "mdast";
import type { Span } from "../text/span.ts";
import { blankOut } from "./comments.ts";
import { Fences } from "./fences.ts";
import { scanLines } from "./lines.ts";
import type { MarkdownParser } from "./markdown/parser.ts";
import { oversizedBlocks } from "./oversized-blocks.ts";
import type { Issue } from "./types.ts";

/** The issue as a Markdown parser sees it: mdast with GFM. Every node has a position, whose offsets are the source's. */
export type MarkdownTree = Root;

interface Node {
  readonly position?: { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } };
}

/**
 * Where a node of the tree stands in the issue.
 * @throws TypeError for a node without a position; all nodes in the tree of an issue have one
 */
export const spanOf = ({ position }: Node): Span => {
  const { start, end } = position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) throw new TypeError("the node has no position");
  return { start: start.offset, end: end.offset };
};

/** Freezes the tree, which rules share and must not mutate. Without recursion, since a draft may nest without limit. */
const frozen = (tree: MarkdownTree): MarkdownTree => {
  const pending: object[] = [tree];
  for (let value = pending.pop(); value; value = pending.pop()) {
    Object.freeze(value);
    for (const inner of Object.values(value)) if (typeof inner === "object" && inner !== null) pending.push(inner);
  }
  return tree;
};

/** No list of an issue is as deep. The time that the parser takes grows with the third power of the depth. */
const MOST_INDENT = 24;

const trees = new WeakMap<Issue, MarkdownTree>();

/**
 * The Markdown tree of an issue, comments and all; parsed when it is first asked for. Offsets are those of the source.
 * Blocks that are too long to be parsed and lines that are indented too far are white space in it, and it ends where
 * the reference parser stops reading.
 */
export const treeOf = (issue: Issue, parser: MarkdownParser): MarkdownTree => {
  const known = trees.get(issue);
  if (known) return known;
  const { source } = issue;
  // Comments are parsed here too: the parser may see one end before its `-->`, and then parses the rest of it.
  const fences = new Fences();
  const isCode = source.lines.map((span) => fences.isCode(source.slice(span)));
  const lines = scanLines(source, source.text, isCode);
  const shallow = blankOut(
    source.text,
    lines.filter(({ indent }) => indent > MOST_INDENT).map(({ span }) => span),
  );
  const oversized = oversizedBlocks(source.text, lines);
  const tree = frozen(parser.parseTree(blankOut(shallow, oversized)));
  trees.set(issue, tree);
  return tree;
};
