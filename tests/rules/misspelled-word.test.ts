/** Which words are told, by kind: slips made of everyday words are, and what only looks like one is not. */
import { describe, expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { EXAMPLE_PATH, type ExamplePlace, placeExample } from "../../src/rule/example-frame.ts";

const messages = (written: string, place: ExamplePlace = { in: "observations" }): string[] =>
  lint(placeExample(place, written).text, { path: EXAMPLE_PATH, select: ["misspelled-word"] }).diagnostics.map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
const entry = (title: string): string => `* [${title}](https://notes.example.net/crab)`;

describe("of a slip in an everyday word", () => {
  const WORDS = ["performance", "information", "documentation", "understanding", "implementation", "communication"];
  const KINDS: readonly (readonly [string, (word: string, at: number) => string])[] = [
    ["a letter is missing", (word, at) => word.slice(0, at) + word.slice(at + 1)],
    ["a letter stands twice", (word, at) => word.slice(0, at) + word.charAt(at) + word.slice(at)],
    ["two are swapped", (word, at) => word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)],
  ];

  test.each(KINDS)("%s", (_, slip) => {
    const cases = WORDS.flatMap((word) => [2, 4, 6].map((at) => [word, slip(word, at)] as const));
    for (const [word, written] of cases.filter(([word, text]) => word !== text)) {
      const { text } = placeExample({ in: "observations" }, entry(`How the ${written} of the harbor is`));
      const { text: right } = placeExample({ in: "observations" }, entry(`How the ${word} of the harbor is`));
      expect(fix(text, { path: EXAMPLE_PATH, select: ["misspelled-word"] }).text).toBe(right);
    }
  });

  test("the apostrophe is missing", () => {
    expect(messages(entry("Crabs that dont bite"))).toEqual(["warning: `dont` is in no dictionary, but `don't` is"]);
  });
});

describe("only a hint is", () => {
  test.each([
    ["a word that may be two", "A cleaer tide", "`cleaer` is in no dictionary, but `cleaner` and `clearer` are"],
    ["a word that begins with a capital", "Anouncing the tide", "`Anouncing` is in no dictionary, but `Announcing` is"],
  ])("%s", (_, title, message) => {
    expect(messages(entry(title))).toEqual([`info: ${message}`]);
  });

  test("a word in a quote", () => {
    const quote = "> The documenation of the sea\n\n– [Ferris on Zulip](https://users.rust-lang.org/t/tide/1)";
    expect(messages(quote, { replaces: ["quote"] })).toEqual([
      "info: `documenation` is in no dictionary, but `documentation` is",
    ]);
  });
});

describe("nothing is said of", () => {
  test.each([
    ["code", "The `performence` of a crab"],
    ["a flag", "Passing --performence and -performence to the crab"],
    ["a path", "Reading harbor/performence.rs and harbor::performence"],
    ["an identifier", "The performence_of_crabs and the performence() of crabs"],
    ["a name in camel case", "The PerformenceCrab of the sea"],
    ["a name in capitals", "The PERFORMENCE of the sea"],
    ["a project before its news", "performence: what is new"],
    ["a title of one word", "performence"],
    ["British and American spelling", "Optimising the colour of the harbour, optimizing the color of the harbor"],
    ["words of Rust", "Statics, structs, impls and the newtypes of a crate"],
    ["words made of words", "Preallocated upcasting in a compiletest of a jobserver"],
    ["Spanish", "Aprende a hackear tus propios sistemas con documentacion"],
    ["German", "Wir bauen eine informationen Anwendung ohne Garbage"],
  ])("%s", (_, title) => {
    expect(messages(entry(title))).toEqual([]);
  });

  test("an entry in another language", () => {
    expect(messages("* [ES] [La documentaton de Rust](https://notes.example.net/crab)")).toEqual([]);
  });

  test("names of groups and places", () => {
    const event = `* 2026-03-18 | Manchseter, UK | [Rust Performence Group](https://www.meetup.com/rust-harbor)
    * [**Crabs and tides**](https://www.meetup.com/rust-harbor/events/313338701/)`;
    expect(messages(event, { in: "europe" })).toEqual([]);
  });
});
