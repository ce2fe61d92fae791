/** Findings that say the same of many lines are shown once, with the numbers of the lines. */
import { plural } from "./plural.ts";

/** Two or three are shown one by one. */
const FEWEST = 4;
const MOST_RANGES = 12;

/**
 * Groups of items with the same key, each where its first item stands. Small groups are taken apart again, and an item
 * without a key stands alone.
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
    if (!alike || alike.length < FEWEST) return [[item]];
    return alike[0] === item ? [alike as [T, ...T[]]] : [];
  });
};

/** `lines 3, 7 to 9, 12`; of too many the first. */
export const lineNumbers = (lines: readonly number[]): string => {
  const ranges: [first: number, last: number][] = [];
  for (const line of new Set(lines)) {
    const open = ranges.at(-1);
    if (open && line === open[1] + 1) open[1] = line;
    else ranges.push([line, line]);
  }
  const shown = ranges.slice(0, MOST_RANGES);
  const more = ranges.slice(MOST_RANGES).reduce((sum, [first, last]) => sum + last - first + 1, 0);
  const words = shown.map(([first, last]) => (first === last ? String(first) : `${first} to ${last}`)).join(", ");
  const noun = new Set(lines).size === 1 ? "line" : "lines";
  return `${noun} ${words}${more > 0 ? ` and ${plural(more, "more line")}` : ""}`;
};
