/**
 * Drafts are hostile: no regular expression of ours takes more than time in line with the text, whatever the text. Two
 * checkers judge all of them, each of which misses what the other sees. There are no exceptions.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { check, type Parameters } from "recheck";
import { analyse } from "scslre";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { regexpsOf } from "../../scripts/regexps.ts";
import { placeExample } from "../../src/rule/example-frame.ts";

const root = fileURLToPath(new URL("../../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"))
  .sort();
const found = new Map(files.map((file) => [file, regexpsOf(readFileSync(root + file, "utf8"))]));

/** Why the expression can take more than its time; empty when it cannot. */
const slowness = (source: string, flags: string): string[] =>
  analyse({ source, flags }).reports.map(
    ({ type, character, exponential }) =>
      `${exponential ? "exponential" : "super-linear"} (${type}) on many ${JSON.stringify(character.pick)}`,
  );

/** It counts the characters that are read, and has no other clock than the one that ends it. */
const SECOND: Parameters = {
  attackTimeout: null,
  incubationTimeout: null,
  timeout: 60_000,
  maxIteration: 3,
  mutationSize: 10,
  crossoverSize: 5,
};

/** What the second checker says of the expressions that it does not take for safe. */
const doubts = async (expressions: Iterable<{ source: string; flags: string; file?: string }>): Promise<string[]> => {
  const judged = [...expressions].map(async ({ source, flags, file }) => {
    // It does not know the flag that has positions recorded, which changes nothing of the search.
    const verdict = await check(source, flags.replace("d", ""), SECOND);
    if (verdict.status === "safe") return [];
    const attack = verdict.status === "vulnerable" ? verdict.attack.pattern : verdict.error.kind;
    return [`${file}: /${source}/${flags} is ${verdict.status}: ${attack}`];
  });
  return (await Promise.all(judged)).flat();
};

test("an unanchored start that its own prefix repeats is seen by the second checker only", async () => {
  const start = /(?:\]\(|:\/\/)[^\s()[\]]*$/;
  expect(slowness(start.source, start.flags)).toEqual([]);
  expect(await doubts([start])).toHaveLength(1);
});

test.each([
  [/^(?:a+)+$/, ['exponential (Self) on many "a"']],
  [/\s+$/, ['super-linear (Move) on many " "']],
  [/^a*.*b$/, ['super-linear (Trade) on many "a"']],
  [/^a*b$/, []],
])("what is slow is seen: %s", ({ source, flags }, why) => {
  expect(slowness(source, flags)).toEqual(why);
});

test("all are found, in the order of the source", () => {
  const text = 'const a: RegExp = /x/g;\nif (/[/]y/.test([/z/u])) f(new RegExp(`+`, "g"), RegExp("w"), "/no/");';
  expect(regexpsOf(text).map(({ pattern, flags }) => [pattern, flags])).toEqual([
    ["x", "g"],
    ["[/]y", ""],
    ["z", "u"],
    [undefined, ""],
    [undefined, ""],
  ]);
  expect([...found.values()].flat().length).toBeGreaterThan(250);
});

test("no literal is slow", () => {
  const slow = [...found].flatMap(([file, each]) =>
    each.flatMap(({ pattern, flags }) => {
      const why = pattern === undefined ? [] : slowness(pattern, flags);
      return why.map((reason) => `${file}: /${pattern}/${flags} is ${reason}`);
    }),
  );
  expect(slow).toEqual([]);
});

test("no literal is slow to the second checker", { timeout: 300_000 }, async () => {
  const literals = [...found].flatMap(([file, each]) =>
    each.flatMap(({ pattern: source, flags }) => (source === undefined ? [] : [{ source, flags, file }])),
  );
  const distinct = new Map(literals.map((each) => [`/${each.source}/${each.flags}`, each]));
  expect(await doubts(distinct.values())).toEqual([]);
});

describe("those made at run time", () => {
  const Original = globalThis.RegExp;
  const made = new Map<string, Map<string, string>>();

  class Watched extends Original {
    constructor(pattern: RegExp | string, flags?: string) {
      super(pattern, flags);
      const file = /[\\/]src[\\/]([^:\s]+\.ts)/
        .exec(new Error().stack?.split("\n")[2] ?? "")?.[1]
        ?.replaceAll("\\", "/");
      if (file === undefined) return;
      const known = made.get(file) ?? new Map<string, string>();
      made.set(file, known.set(this.source, this.flags));
    }
  }

  beforeAll(async () => {
    globalThis.RegExp = Watched as RegExpConstructor;
    // Only now is it what the modules see.
    const { rules } = await import("../../src/rules/index.ts");
    const { lint } = await import("../../src/library/with-parser.ts");
    for (const rule of rules)
      for (const example of rule.examples) lint(placeExample(example, example.incorrect).text, { rules: [rule] });
  }, 60_000);
  afterAll(() => {
    globalThis.RegExp = Original;
  });

  test("are all met", () => {
    const missed = [...found].flatMap(([file, each]) => {
      const places = each.filter(({ pattern }) => pattern === undefined).length;
      return places > (made.get(file)?.size ?? 0) ? [file] : [];
    });
    expect(missed, "no example reaches a `new RegExp` in these").toEqual([]);
  });

  test("none is slow", () => {
    const slow = [...made].flatMap(([file, each]) =>
      [...each].flatMap(([source, flags]) =>
        slowness(source, flags).map((why) => `${file}: /${source}/${flags} is ${why}`),
      ),
    );
    expect(slow).toEqual([]);
  });

  test("none is slow to the second checker", { timeout: 300_000 }, async () => {
    const all = [...made].flatMap(([file, each]) => [...each].map(([source, flags]) => ({ source, flags, file })));
    expect(await doubts(all)).toEqual([]);
  });
});
