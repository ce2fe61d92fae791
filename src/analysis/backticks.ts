/** Backticks without a partner. */
import type { Issue } from "../document/types.ts";
import type { Span } from "../text/span.ts";
import { proseText, textBlocks } from "./masked-text.ts";

const LONGEST_CODE = 100;

export interface LoneBackticks {
  readonly span: Span;
  /** The item, heading or paragraph in which they have no partner. */
  readonly block: Span;
}

/** The first backticks of each run of text that enclose no code, as the site reads them. */
export const loneBackticks = (issue: Issue): LoneBackticks[] => {
  const { text } = issue.source;
  const shown = proseText(issue);
  let start = -1;
  return textBlocks(issue).flatMap(({ span: block }) => {
    // What was found behind an earlier block is not looked for again.
    if (start < block.start) start = shown.indexOf("`", block.start);
    if (start < 0) start = text.length;
    if (start >= block.end) return [];
    let end = start;
    while (end < block.end && text[end] === "`") end++;
    return [{ span: { start, end }, block }];
  });
};

/** Of places in order, those that would stand in code if the lone backticks of their blocks had their partners. */
export const leftOutOfCode = <T extends { readonly span: Span }>(places: readonly T[], issue: Issue): Set<T> => {
  const lone = loneBackticks(issue);
  let next = 0;
  return new Set(
    places.filter(({ span }) => {
      while (lone[next] && (lone[next] as LoneBackticks).block.end <= span.start) next++;
      const tick = lone[next];
      if (!tick || tick.block.start > span.start) return false;
      if (tick.span.end <= span.start) return true;
      // Glued to a backtick behind it, it is the end of the code.
      return (
        tick.span.start - span.end < LONGEST_CODE && !/\s/.test(issue.source.text.slice(span.end, tick.span.start))
      );
    }),
  );
};
