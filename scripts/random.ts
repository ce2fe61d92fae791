/** Numbers that look random, and are the same for the same seed. */

/** The next number, below `end`. */
export type Random = (end: number) => number;

/** The numbers of a seed (mulberry32). */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0;
  return (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
};

/** One of the items, which are at least one. */
export const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)] as T;
