/** Finds backticks without a partner. */
import type { Issue } from "../document/types.ts";
import type { Span } from "../text/span.ts";
import { proseText, textBlocks } from "./masked-text.ts";

const LONGEST_CODE = 100;

export interface LoneBackticks {
  readonly span: Span;
  /** The item, heading or paragraph in which they have no partner. */
  readonly block: Span;
}

/** The first run of backticks in each block that encloses no code on the site. */
export const loneBackticks = (issue: Issue): LoneBackticks[] => {
  const { text } = issue.source;
  const shown = proseText(issue);
  let start = -1;
  return textBlocks(issue).flatMap(({ span: block }) => {
    // The next backtick after an earlier block was found already.
    if (start < block.start) start = shown.indexOf("`", block.start);
    if (start < 0) start = text.length;
    if (start >= block.end) return [];
    let end = start;
    while (end < block.end && text[end] === "`") end++;
    return [{ span: { start, end }, block }];
  });
};

/** Of items in order of position, those that would be inside code if the lone backticks of their blocks had partners. */
export const leftOutOfCode = <T extends { readonly span: Span }>(items: readonly T[], issue: Issue): Set<T> => {
  const lone = loneBackticks(issue);
  let next = 0;
  return new Set(
    items.filter(({ span }) => {
      while (lone[next] && (lone[next] as LoneBackticks).block.end <= span.start) next++;
      const tick = lone[next];
      if (!tick || tick.block.start > span.start) return false;
      if (tick.span.end <= span.start) return true;
      // Directly before a backtick, the item is the end of the code.
      return (
        tick.span.start - span.end < LONGEST_CODE && !/\s/.test(issue.source.text.slice(span.end, tick.span.start))
      );
    }),
  );
};
