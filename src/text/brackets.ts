/** Which brackets of a text are pairs, and which have no partner. */
import type { Span } from "./span.ts";

/** Whether the text has brackets or a URL that the parser did not read as a link; another rule reports those. */
export const hasBrokenLink = (text: string): boolean => /\]\s?[[(]|\)\(|https?:/i.test(text);

export interface Brackets {
  /** The offset of each `]` with that of its `[`. */
  readonly pairs: ReadonlyMap<number, number>;
  readonly opens: ReadonlySet<number>;
  readonly closes: ReadonlySet<number>;
}

const NONE: Brackets = { pairs: new Map(), opens: new Set(), closes: new Set() };

/** The pairs of `[` and `]`, and those that have no partner. */
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
