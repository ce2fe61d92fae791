/** Remembers the answer for each thing that is asked about, as long as the thing lives: several rules ask the same. */
export const once = <T extends object, R>(make: (key: T) => R): ((key: T) => R) => {
  const known = new WeakMap<T, R>();
  return (key) => {
    const answer = known.get(key);
    if (answer !== undefined || known.has(key)) return answer as R;
    const made = make(key);
    known.set(key, made);
    return made;
  };
};
