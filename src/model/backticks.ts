import type { Span } from "../text/span.ts";
import { prose, textBlocks } from "./leftover.ts";
import type { Issue } from "./types.ts";

export interface LoneBackticks {
  readonly span: Span;
  /** The item, heading or paragraph in which they have no partner. */
  readonly block: Span;
}

/** The first backticks of each run of text that enclose no code, as the site reads them. */
export const loneBackticks = (issue: Issue): LoneBackticks[] => {
  const { text } = issue.source;
  const shown = prose(issue);
  let start = -1;
  return textBlocks(issue.lines).flatMap(({ span: block }) => {
    // What was found behind an earlier block is not looked for again.
    if (start < block.start) start = shown.indexOf("`", block.start);
    if (start < 0) start = text.length;
    if (start >= block.end) return [];
    let end = start;
    while (end < block.end && text[end] === "`") end++;
    return [{ span: { start, end }, block }];
  });
};
