/** Caches of pure functions, which live as long as what they are asked about. */

/** The function, with its answer for each argument remembered. */
export const memoize = <T extends object, R>(compute: (key: T) => R): ((key: T) => R) => {
  const known = new WeakMap<T, R>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined || known.has(key)) return answer as R;
    const computed = compute(key);
    known.set(key, computed);
    return computed;
  };
};
