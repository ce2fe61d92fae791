import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeWords, lazyDictionary, type Rank, wordsIn } from "../../src/text/dictionary.ts";
import { english } from "../../src/text/english.ts";
import { isSlip, meantBySlip } from "../../src/text/slips.ts";

const ranks: readonly Rank[] = ["everyday", "usual", "rare"];
const word = fc.stringMatching(/^[ab]{3}[abs]{0,4}$|^[ab]{3}'s$/);

test("every word is found with its rank, and no other is", () => {
  fc.assert(
    fc.property(fc.dictionary(word, fc.constantFrom(...ranks), { maxKeys: 40 }), fc.array(word), (words, others) => {
      const dictionary = wordsIn(encodeWords(new Map(Object.entries(words))));
      for (const each of [...Object.keys(words), ...others])
        expect([each, dictionary.rankOf(each)]).toEqual([each, Object.hasOwn(words, each) ? words[each] : undefined]);
    }),
  );
});

test("words that begin alike have the same first letters, and are nearly as long", () => {
  fc.assert(
    fc.property(fc.dictionary(word, fc.constantFrom(...ranks), { maxKeys: 40 }), word, (words, like) => {
      const dictionary = wordsIn(encodeWords(new Map(Object.entries(words))));
      const expected = Object.keys(words).filter(
        (each) => each.slice(0, 3) === like.slice(0, 3) && Math.abs(each.length - like.length) <= 1,
      );
      expect([...dictionary.beginningLike(like)].sort()).toEqual(expected.sort());
    }),
  );
});

test("words that end alike have the same first letter, and all behind the first three", () => {
  const letter = fc.constantFrom("a", "b", "c");
  const rest = fc.stringMatching(/^[abs]{0,4}$|^'s$/);
  fc.assert(
    fc.property(fc.dictionary(word, fc.constantFrom(...ranks), { maxKeys: 40 }), letter, rest, (words, first, last) => {
      const dictionary = wordsIn(encodeWords(new Map(Object.entries(words))));
      // An ending at random is seldom that of a word.
      const endings = [[first, last], ...Object.keys(words).map((each) => [each.charAt(0), each.slice(3)])] as const;
      for (const [begin = "", end = ""] of endings) {
        const expected = Object.keys(words).filter((each) => each[0] === begin && each.slice(3) === end);
        expect([...dictionary.endingLike(begin, end)].sort()).toEqual(expected.sort());
      }
    }),
  );
});

test("a lazy dictionary is loaded once, when it is asked", () => {
  let loads = 0;
  const dictionary = lazyDictionary(() => {
    loads++;
    return english;
  });
  expect(loads).toBe(0);
  expect(dictionary.rankOf("water")).toBe("everyday");
  expect(dictionary.beginningLike("watre")).toContain("water");
  expect(dictionary.endingLike("w", "er")).toContain("water");
  expect(loads).toBe(1);
});

test.each(["harbor", "harbour", "deserialization", "don't", "statically", "shader"])("%s is a word", (text) => {
  expect(english.rankOf(text)).toBeDefined();
});

test.each(["hrabor", "dont", "performence", "surpress"])("%s is none", (text) => {
  expect(english.rankOf(text)).toBeUndefined();
});

describe("a slip", () => {
  test.each([
    ["missing", "implict", "implicit"],
    ["too many", "userful", "useful"],
    ["swapped", "udpate", "update"],
    ["another", "performence", "performance"],
    ["doubled at the end", "successfull", "successful"],
  ])("a letter is %s", (_, text, meant) => {
    expect(isSlip(text, meant)).toBe(true);
  });

  test.each([
    ["another first letter", "harrow", "narrow"],
    ["grammar", "borrows", "borrow"],
    ["a name without `e`", "mirrord", "mirrored"],
    ["British", "tokenising", "tokenizing"],
    ["two letters", "implemention", "implementation"],
  ])("%s is none", (_, text, meant) => {
    expect(isSlip(text, meant)).toBe(false);
  });

  test("what is found is what is judged to be one", () => {
    const meant = fc.stringMatching(/^[a-e]{5,12}$/);
    fc.assert(
      fc.property(
        meant,
        fc.nat(4),
        fc.constantFrom(..."abcde"),
        fc.constantFrom(0, 1, 2, 3),
        (right, at, letter, mode) => {
          const [head, tail] = [right.slice(0, at), right.slice(at)];
          const written = [
            head + tail.slice(1),
            head + letter + tail,
            head + letter + tail.slice(1),
            head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
          ][mode] as string;
          const found = meantBySlip(written, {
            rankOf: (text) => (text === right ? "usual" : undefined),
            beginningLike: (text) => (text.slice(0, 3) === right.slice(0, 3) ? [right] : []),
            endingLike: (letter, rest) => (right.startsWith(letter) && right.slice(3) === rest ? [right] : []),
          });
          expect(found).toEqual(isSlip(written, right) ? [right] : []);
        },
      ),
    );
  });
});
