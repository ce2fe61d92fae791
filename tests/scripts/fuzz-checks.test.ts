/** The checks of the fuzzer tell a fix that does harm, here made up: the engine takes such fixes back. */
import { expect, test } from "vitest";
import { causedFindings } from "../../scripts/fuzz/checks/caused.ts";
import { type Failure, type Repairs, Subject } from "../../scripts/fuzz/checks/check.ts";
import { safeFixes } from "../../scripts/fuzz/checks/fixes.ts";
import { spans } from "../../scripts/fuzz/checks/spans.ts";
import type { LintResult } from "../../src/index.ts";

const path = "content/2026-03-11-this-week-in-rust.md";
const issue = (...lines: readonly string[]): string =>
  ["a:\n## Updates from Rust Community\n### Observations/Thoughts", ...lines, ""].join("\n");
const linted = (text: string): LintResult => new Subject({ path, text }).linted;

const caused = (before: string, after: string): string[] =>
  causedFindings(linted(before), linted(after)).map(({ rule }) => rule);
const ENTRY = "* [Crabs](https://a.example.net/x)";

test.each([
  ["an asterisk is written", [ENTRY], [ENTRY.replace("Crabs", "**Crabs")], ["unbalanced-emphasis"]],
  ["another line is written above", [ENTRY], ["words", ENTRY], ["loose-text"]],
  ["a space goes that held a list", [ENTRY], [ENTRY.replace("* ", "*")], ["wrong-marker-spacing"]],
  ["a fault was there before", ["* [**Crabs](https://a.example.net/x)"], ["* [**Crab](https://a.example.net/x)"], []],
  [
    "what was hidden shows beside it",
    [`* [Crabs] (https://a.example.net/x?utm_source=a)`],
    [`* [Crabs](https://a.example.net/x?utm_source=a)`],
    [],
  ],
  ["of two equal lines one goes", [ENTRY, ENTRY], [ENTRY], []],
])("%s", (_, before, after, rules) => {
  expect(caused(issue(...before), issue(...after)).sort()).toEqual(rules);
});

/** A subject whose document was made these texts by fixes, the last of which another run makes `again`. */
class Made extends Subject {
  readonly #texts: readonly string[];
  readonly #again: string;

  constructor(texts: readonly string[], again = texts.at(-1) as string) {
    super({ path, text: texts[0] as string });
    this.#texts = texts;
    this.#again = again;
  }

  #repairsTo(texts: readonly string[]): Repairs {
    const passes = texts.map(linted);
    const last = passes.at(-1) as LintResult;
    return { passes, result: { ...last, text: last.source.text, fixed: 1, left: 0, refused: [] } };
  }

  override repairs(): Repairs {
    return this.#repairsTo(this.#texts);
  }

  override fix(): Repairs {
    return this.#repairsTo([this.#again]);
  }
}

const kinds = (found: Iterable<Failure>): string[] => [...found].map(({ kind }) => kind);
const SPACED = issue("*  [Crabs](https://a.example.net/x)");

test("a fix that does what it says is no failure", () => {
  expect(kinds(safeFixes.find(new Made([SPACED, issue(ENTRY)])))).toEqual([]);
});

test("a byte beside the edits is missed", () => {
  expect(kinds(safeFixes.find(new Made([SPACED, issue(ENTRY.replace("Crabs", "Crab"))])))).toEqual([
    "text outside of the edits is lost",
  ]);
  expect(kinds(safeFixes.find(new Made([SPACED, `${issue(ENTRY)}\n`])))).toEqual(["text outside of the edits is lost"]);
});

test("a second run that goes on is told", () => {
  const again = issue(ENTRY.replace("Crabs", "Crab"));
  expect(kinds(safeFixes.find(new Made([SPACED, issue(ENTRY)], again)))).toEqual([
    "fixing twice is not fixing once: nothing",
  ]);
});

test("a span outside of the text and a word of the language are told", () => {
  const subject = new Made([issue(ENTRY)]);
  const [first = expect.fail()] = linted(SPACED).diagnostics;
  const wrong = { ...first, span: { start: 5, end: 5000 }, message: "the title is undefined" };
  Object.defineProperty(subject, "linted", { value: { ...linted(issue(ENTRY)), diagnostics: [wrong] } });
  expect(kinds(spans.find(subject)).sort()).toEqual([
    `a message with what is no word: ${wrong.rule}`,
    "a span outside of the text: .diagnostics.span",
  ]);
});
