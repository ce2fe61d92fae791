/** Finds the regular expressions in TypeScript source. */
import { parseAst } from "rolldown/parseAst";

/** A regular expression in the source: a literal, or a call of `RegExp`. */
export interface RegExpOccurrence {
  readonly start: number;
  /** As it is written. */
  readonly text: string;
  /** Whether it is in a function, so that V8 meets it only when that is called. */
  readonly isLazy: boolean;
  /** Undefined for a call, whose pattern is known at run time only. */
  readonly pattern?: string;
  readonly flags: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const FUNCTION = /Function/;

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const literalOf = ({ regex }: Node): { pattern: string; flags: string } | undefined =>
  regex as { pattern: string; flags: string } | undefined;

/** All regular expressions of a source text, in the order in which they stand in it. */
export const regexpsOf = (text: string): RegExpOccurrence[] => {
  const found: RegExpOccurrence[] = [];
  const pending: { node: Node; isLazy: boolean }[] = [
    { node: parseAst(text, { lang: "ts" }) as unknown as Node, isLazy: false },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node } = next;
    const place = { start: node.start, text: text.slice(node.start, node.end), isLazy: next.isLazy };
    const literal = literalOf(node);
    if (literal) found.push({ ...place, ...literal });
    const callee = node.callee as Node | undefined;
    if ((node.type === "NewExpression" || node.type === "CallExpression") && callee?.name === "RegExp")
      found.push({ ...place, flags: "" });
    const isLazy = next.isLazy || FUNCTION.test(node.type);
    pending.push(...childrenOf(node).map((child) => ({ node: child, isLazy })));
  }
  return found.sort((a, b) => a.start - b.start);
};
