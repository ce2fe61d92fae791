/** Asterisks without a partner. */
import type { Span } from "../text/span.ts";

/** A run of `*` of which `left` have no partner; it `opens` when text follows it. */
export interface LoneRun {
  readonly span: Span;
  readonly left: number;
  readonly opens: boolean;
}

interface OpenRun {
  readonly span: Span;
  left: number;
}

const isSpace = (character: string | undefined): boolean => /\s/.test(character ?? " ");

/**
 * The runs of `*` between two offsets that no other run answers. Runs between spaces are asterisks, as on the site;
 * a run opens before text and closes behind it.
 */
export const loneRuns = (text: string, { start, end }: Span): LoneRun[] => {
  const open: OpenRun[] = [];
  const lone: LoneRun[] = [];
  for (let at = text.indexOf("*", start); at >= 0 && at < end; ) {
    let to = at;
    while (to < end && text[to] === "*") to++;
    const opens = to < end && (at === start || !isSpace(text[to]));
    let left = to - at;
    if (at > start && (to === end || !isSpace(text[at - 1]))) {
      for (let partner = open.at(-1); partner && left > 0; partner = open.at(-1)) {
        const taken = Math.min(partner.left, left);
        partner.left -= taken;
        left -= taken;
        if (partner.left === 0) open.pop();
      }
      if (left > 0 && !opens) lone.push({ span: { start: at, end: to }, left, opens });
    }
    if (left > 0 && opens) open.push({ span: { start: at, end: to }, left });
    at = text.indexOf("*", to);
  }
  return [...lone, ...open.map((run) => ({ ...run, opens: true }))].sort((a, b) => a.span.start - b.span.start);
};
