/** Searches the text of a target for a rule's pattern; the matches have positions in the file. */
import type { Match } from "../rule/define-rule.ts";
import { matchesOf } from "../text/matches.ts";
import { memoize } from "../text/memoize.ts";
import { textAt } from "../text/span.ts";

/** Finds the first match of one pattern, or all if it has the flag `g`; `start` is where the text stands in the file. */
export type Search = (text: string, start: number) => readonly Match[];

const toMatch = ({ 0: value, index, indices }: RegExpExecArray, text: string, start: number): Match => ({
  ...textAt(value, start + index),
  groups: (indices as RegExpIndicesArray).slice(1).map((range: [number, number] | undefined) => {
    if (!range) return undefined;
    return textAt(text.slice(...range), start + range[0]);
  }),
});

const NONE: readonly Match[] = [];

/** Makes the search from a copy of the pattern, which has the indices of groups; the original keeps its `lastIndex`. */
export const searchFor = memoize((pattern: RegExp): Search => {
  const indexed = new RegExp(pattern.source, `${pattern.flags.replace("d", "")}d`);
  return (text, start) => {
    if (indexed.global) indexed.lastIndex = 0;
    const first = indexed.exec(text);
    if (!first) return NONE;
    return (indexed.global ? matchesOf(text, indexed) : [first]).map((match) => toMatch(match, text, start));
  };
});
