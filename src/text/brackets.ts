/** Which brackets of a text belong together. */
import type { Span } from "./span.ts";

/** Brackets or a URL that the parser made no link of: malformed links have a rule of their own. */
export const hasBrokenLink = (text: string): boolean => /\]\s?[[(]|\)\(|https?:/i.test(text);

export interface Brackets {
  /** Offset of a `]` to that of its `[`. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly opens: ReadonlySet<number>;
  readonly closes: ReadonlySet<number>;
}

const NONE: Brackets = { pairs: new Map(), opens: new Set(), closes: new Set() };

/** Which `[` and `]` belong together, and which to none. */
export const matchBrackets = (text: string, { start, end }: Span): Brackets => {
  const part = text.slice(start, end);
  if (!part.includes("[") && !part.includes("]")) return NONE;
  const open: number[] = [];
  const pairs = new Map<number, number>();
  const closes = new Set<number>();
  for (let at = start; at < end; at++) {
    if (text[at] === "[") open.push(at);
    else if (text[at] === "]") {
      const partner = open.pop();
      if (partner === undefined) closes.add(at);
      else pairs.set(at, partner);
    }
  }
  return { pairs, opens: new Set(open), closes };
};
