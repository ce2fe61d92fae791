/** Finds asterisks without a partner. */
import type { Span } from "../text/span.ts";

/** A run of `*`, of which `unmatched` have no partner. It `opens` emphasis when text follows it. */
export interface LoneRun {
  readonly span: Span;
  readonly unmatched: number;
  readonly opens: boolean;
}

interface OpenRun {
  readonly span: Span;
  unmatched: number;
}

const isSpace = (character: string | undefined): boolean => /\s/.test(character ?? " ");

/**
 * The runs of `*` in a span that are not matched by another run. A run opens emphasis before text and closes it behind
 * text; between spaces it is literal, as on the site.
 */
export const loneRuns = (text: string, { start, end }: Span): LoneRun[] => {
  const open: OpenRun[] = [];
  const lone: LoneRun[] = [];
  for (let at = text.indexOf("*", start); at >= 0 && at < end; ) {
    let to = at;
    while (to < end && text[to] === "*") to++;
    const opens = to < end && (at === start || !isSpace(text[to]));
    let unmatched = to - at;
    if (at > start && (to === end || !isSpace(text[at - 1]))) {
      for (let partner = open.at(-1); partner && unmatched > 0; partner = open.at(-1)) {
        const taken = Math.min(partner.unmatched, unmatched);
        partner.unmatched -= taken;
        unmatched -= taken;
        if (partner.unmatched === 0) open.pop();
      }
      if (unmatched > 0 && !opens) lone.push({ span: { start: at, end: to }, unmatched, opens });
    }
    if (unmatched > 0 && opens) open.push({ span: { start: at, end: to }, unmatched });
    at = text.indexOf("*", to);
  }
  return [...lone, ...open.map((run) => ({ ...run, opens: true }))].sort((a, b) => a.span.start - b.span.start);
};
