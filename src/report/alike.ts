/** Groups findings of many lines that differ only in their position. */
import { plural } from "./plural.ts";

/** Fewer findings are shown one by one. */
const MIN_GROUP = 4;
const MAX_RANGES = 12;

/**
 * Groups items with the same key, in the order of their first items. An item without a key, and each item of a small
 * group, is a group of its own.
 */
export const groupAlike = <T>(items: readonly T[], keyOf: (item: T) => string | undefined): [T, ...T[]][] => {
  const byKey = new Map<string, T[]>();
  const keys = items.map(keyOf);
  for (const [index, item] of items.entries()) {
    const key = keys[index];
    const alike = key === undefined ? undefined : byKey.get(key);
    if (alike) alike.push(item);
    else if (key !== undefined) byKey.set(key, [item]);
  }
  return items.flatMap((item, index): [T, ...T[]][] => {
    const key = keys[index];
    const alike = key === undefined ? undefined : byKey.get(key);
    if (!alike || alike.length < MIN_GROUP) return [[item]];
    return alike[0] === item ? [alike as [T, ...T[]]] : [];
  });
};

/** `lines 3, 7 to 9, 12`; after the maximum of ranges, how many lines more. */
export const lineNumbers = (lines: readonly number[]): string => {
  const ranges: [first: number, last: number][] = [];
  for (const line of new Set(lines)) {
    const previous = ranges.at(-1);
    if (previous && line === previous[1] + 1) previous[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, MAX_RANGES);
  const more = ranges.slice(MAX_RANGES).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const text = shown.map(([first, last]) => (first === last ? String(first) : `${first} to ${last}`)).join(", ");
  const noun = new Set(lines).size === 1 ? "line" : "lines";
  return `${noun} ${text}${more > 0 ? ` and ${plural(more, "more line")}` : ""}`;
};
