/** Makes an input smaller as long as it still fails: delta debugging, by lines first and by characters then. */

/** The pieces without as many of them as the test can do without. */
const reduced = (pieces: readonly string[], stillFails: (text: string) => boolean): string[] => {
  let kept = [...pieces];
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = 0; start < kept.length; ) {
      const fewer = [...kept.slice(0, start), ...kept.slice(start + size)];
      // What was behind the pieces now stands at their place.
      if (stillFails(fewer.join(""))) kept = fewer;
      else start += size;
    }
  return kept;
};

/** Simpler text for the same failure: letters and digits that are all alike say that they do not matter. */
const plainer = (text: string, stillFails: (text: string) => boolean): string => {
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    if (!/[b-zB-Z1-9]/.test(character)) continue;
    characters[index] = /\d/.test(character) ? "0" : "a";
    if (!stillFails(characters.join(""))) characters[index] = character;
  }
  return characters.join("");
};

export interface MinimizeOptions {
  /** How often the test may be asked. */
  readonly tries: number;
  /** Also replaces letters and digits by the first of them. */
  readonly plain?: boolean;
}

/** @param test whether a text fails in the same way; true for the text that is given */
export const minimize = (text: string, test: (text: string) => boolean, { tries, plain }: MinimizeOptions): string => {
  let left = tries;
  const known = new Map<string, boolean>();
  const stillFails = (smaller: string): boolean => {
    const before = known.get(smaller);
    if (before !== undefined) return before;
    if (left-- <= 0) return false;
    const fails = test(smaller);
    known.set(smaller, fails);
    return fails;
  };
  let smallest = text;
  for (;;) {
    const byLines = reduced(smallest.split(/(?<=\n)/), stillFails).join("");
    const byCharacters = reduced([...byLines], stillFails).join("");
    if (byCharacters === smallest) return plain ? plainer(smallest, stillFails) : smallest;
    smallest = byCharacters;
  }
};
