/** Memoizes pure functions of an object; a result lives as long as its argument. */

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
