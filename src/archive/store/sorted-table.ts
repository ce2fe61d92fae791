/** A table as text: one line for each key, sorted, so that a row is found by bisection and only that row is parsed. */

import { toAscii } from "./cache-file.ts";

/** Has nothing that JSON escapes. */
const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/;

/** A key as it is written in a table: without tabs, line endings and anything beyond ASCII. */
const escapeKey = (key: string): string =>
  NEEDS_NO_ESCAPE.test(key) ? key : toAscii(JSON.stringify(key)).slice(1, -1);

/** In each line a key, a tab and the value as JSON. The caller escapes what is beyond ASCII, in all tables at once. */
export const writeTable = (rows: Iterable<readonly [key: string, value: unknown]>): string => {
  const values = new Map<string, string>();
  for (const [key, value] of rows) values.set(escapeKey(key), JSON.stringify(value));
  // By their UTF-16 units, as `<` compares them.
  const names = [...values.keys()].sort();
  return names.map((name) => `${name}\t${values.get(name)}\n`).join("");
};

/** Looks a key up in a table as `writeTable` writes it. */
export class SortedTable<Row, Value> {
  readonly #text: string;
  readonly #read: (row: Row, key: string) => Value;
  readonly #known = new Map<string, Value | undefined>();

  constructor(text: string, read: (row: Row, key: string) => Value) {
    this.#text = text;
    this.#read = read;
  }

  get(key: string): Value | undefined {
    if (this.#known.has(key)) return this.#known.get(key);
    const row = this.#find(escapeKey(key));
    const value = row === undefined ? undefined : this.#read(JSON.parse(row) as Row, key);
    this.#known.set(key, value);
    return value;
  }

  #find(key: string): string | undefined {
    const text = this.#text;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const start = text.lastIndexOf("\n", ((low + high) >> 1) - 1) + 1;
      const tab = text.indexOf("\t", start);
      const end = text.indexOf("\n", tab);
      const found = text.slice(start, tab);
      if (found === key) return text.slice(tab + 1, end);
      if (found < key) low = end + 1;
      else high = start;
    }
    return undefined;
  }
}
