/** Finds the regular expressions in TypeScript source. */
import { parseAst } from "rolldown/parseAst";

/** A regular expression in the source: a literal, or a call of `RegExp`. */
export interface RegExpOccurrence {
  readonly start: number;
  /** Undefined for a call, whose pattern is known at run time only. */
  readonly pattern?: string;
  readonly flags: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const literalOf = ({ regex }: Node): { pattern: string; flags: string } | undefined =>
  regex as { pattern: string; flags: string } | undefined;

/** All regular expressions of a source text, in the order in which they stand in it. */
export const regexpsOf = (text: string): RegExpOccurrence[] => {
  const found: RegExpOccurrence[] = [];
  const pending: Node[] = [parseAst(text, { lang: "ts" }) as unknown as Node];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const literal = literalOf(node);
    if (literal) found.push({ start: node.start, ...literal });
    const callee = node.callee as Node | undefined;
    if ((node.type === "NewExpression" || node.type === "CallExpression") && callee?.name === "RegExp")
      found.push({ start: node.start, flags: "" });
    pending.push(...childrenOf(node));
  }
  return found.sort((a, b) => a.start - b.start);
};
