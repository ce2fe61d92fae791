/** Drafts are hostile: no regular expression of ours takes more than time in line with the text, whatever the text. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
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
});
