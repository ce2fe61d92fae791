/** A lookup table that is safe to ask with any text: unlike an object, it has no `constructor` that it inherits. */
export const table = <T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(rows));
