/** Rows by a name that strangers may choose: unlike those of an object, its keys do not hold `constructor`. */
export const table = <T>(rows: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(rows));
