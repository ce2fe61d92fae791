/** Memoizes pure functions: of an object, where a result lives as long as its argument, and of short texts. */

/** The function, with its result for each argument cached. */
export const memoize = <T extends object, R>(compute: (key: T) => R): ((key: T) => R) => {
  const results = new WeakMap<T, R>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined || results.has(key)) return known as R;
    const computed = compute(key);
    results.set(key, computed);
    return computed;
  };
};

/** So many results for texts are kept; a text that strangers wrote may have any number of words. */
const MOST_TEXTS = 20_000;

/** The function, with its results for the texts that it was given cached. */
export const memoizeText = <R>(compute: (text: string) => R): ((text: string) => R) => {
  const results = new Map<string, R>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as R;
    const computed = compute(text);
    if (results.size === MOST_TEXTS) results.clear();
    results.set(text, computed);
    return computed;
  };
};
