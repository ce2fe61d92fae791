/** `npm run fuzz`: a small part of it over the same documents each time, and that it would tell if something did not hold. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import type { Check } from "../../scripts/fuzz/checks/check.ts";
import { documentAt } from "../../scripts/fuzz/generate.ts";
import { minimize } from "../../scripts/fuzz/minimize.ts";
import { readOriginals } from "../../scripts/fuzz/originals.ts";
import { type Found, fuzz, smallestFor, tryDocument } from "../../scripts/fuzz/run.ts";
import { Hang, withinTime } from "../../scripts/fuzz/watchdog.ts";
import { newFolder } from "../support/cli-run.ts";

const SEED = Number(process.env.FUZZ_SEED ?? 1);
const originals = readOriginals([]);
const DOCUMENT = { path: "content/2026-03-11-this-week-in-rust.md", text: "" };

const run = (count: number, checks?: readonly Check[]): Found[] => {
  const all: Found[] = [];
  const goesOn = (tried: number): boolean => tried < count;
  expect(fuzz({ originals, seed: SEED, checks, goesOn, onFound: (found) => all.push(found) })).toBe(count);
  return all;
};

test("nothing is found", { timeout: 120_000 }, () => {
  expect(run(200).map(({ number, check, kind, smallest }) => ({ number, check, kind, smallest }))).toEqual([]);
});

/** What it has found, made small: each was mended where it came from. */
test.each([
  ["two edits of a fix overlap", "a:[* *]()"],
  ["a fix is refused beside others, and made by the next run", "a:\n *\n\n*\n  * a"],
  ["the same with unsafe fixes", "a:\n# Upcoming Events\n###Europ\n)\n##"],
  ["a sentence is closed again and again", "a:\n*No [*\n]()"],
  ["a message of two lines", "a:\n##a\ra"],
  ["a definition that ends in a blank", "[a]: b \n"],
  ["a definition before a comment over several lines", "[a]: b<!-- a\nb -->\n"],
  ["a character reference behind a bare URL", "http://a/&a;"],
  ["a non-breaking space at the end of a line", "a:\u00a0"],
  ["a bracket that nothing opens behind a lone carriage return", "a:\n\n    * a\r](http:)"],
  ["a bracket that nothing opens in an item that ends code", "# Upcoming Events\n`\n    * `](http:)"],
  ["a query that closes a parenthesis of its host", "# Observations/Thoughts\n* [a](http://a.(?=))"],
  ["an empty item in a quote, behind two spaces", "    *\n\n>  *\n    *"],
  [
    "an event whose link ends behind it",
    "\n# Upcoming Events\n* 2026-03-20 (https://aaaa)\n* 2000-03-09aaa.  * [*aaaaa\n](https:0000/)\n",
  ],
])("found: %s", (_, text) => {
  expect(tryDocument({ ...DOCUMENT, text })).toEqual([]);
});

test("the same seed makes the same documents, another one others", () => {
  const some = (seed: number): string[] =>
    Array.from({ length: 200 }, (_, number) => documentAt(originals, seed, number).text);
  expect(some(7)).toEqual(some(7));
  expect(new Set([...some(7), ...some(8)]).size).toBeGreaterThan(390);
});

describe("what does not hold is found, and made small", () => {
  /** A check that takes a text to be wrong. */
  const finding = (isWrong: (text: string) => boolean): Check => ({
    name: "broken",
    *find({ document: { text } }) {
      if (isWrong(text)) yield { kind: "it is there", detail: text };
    },
  });

  test("a pair of characters in hundreds", () => {
    const found = run(60, [finding((text) => /\*[\s\S]*\|/.test(text))]);
    expect(found.length).toBeGreaterThan(10);
    expect(new Set(found.map(({ smallest }) => smallest))).toEqual(new Set(["*|"]));
    expect(found[0]).toMatchObject({ check: "broken", kind: "it is there", seed: SEED });
    expect(documentAt(originals, SEED, found[0]?.number ?? 0)).toEqual(found[0]?.document);
  });

  test("what throws, by its kind", () => {
    const throws: Check = {
      name: "broken",
      *find({ document: { text } }) {
        if (text.includes("crab")) throw new RangeError(`no room for ${text.length} of \`${text}\``);
        yield* [];
      },
    };
    const [failed] = tryDocument({ ...DOCUMENT, text: "a\nb\nthe crab\n" }, [throws]);
    expect(failed?.kind).toBe("throws no room for 0 of …");
    expect(smallestFor({ ...DOCUMENT, text: "a\nb\nthe crab\n" }, failed ?? expect.fail())).toBe("crab");
  });

  test("a pattern that never ends", () => {
    expect(() => withinTime(() => /^(a+)+$/.test(`${"a".repeat(40)}b`), 200)).toThrow(Hang);
    expect(withinTime(() => "done", 200)).toBe("done");
  });
});

test("the smallest text is found in few tries", () => {
  const lines = Array.from({ length: 400 }, (_, index) => `line ${index}\n`);
  let tries = 0;
  const test = (text: string): boolean => {
    tries++;
    return text.includes("117") && text.includes("303");
  };
  expect(minimize(lines.join(""), test, { tries: 1000 })).toBe("117303");
  expect(tries).toBeLessThan(300);
  expect(minimize("one two", () => true, { tries: 1000, plain: true })).toBe("");
  expect(minimize("x1y", (text) => text.length === 3, { tries: 1000, plain: true })).toBe("a0a");
  expect(minimize("abcdef", () => true, { tries: 0 })).toBe("abcdef");
});

describe("the command", () => {
  const fuzzed = async (...argv: string[]) => {
    const { stdout, stderr, code } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "scripts/fuzz.ts", ...argv],
      { encoding: "utf8" },
    ).then(
      (output) => ({ ...output, code: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => error,
    );
    return { stdout, stderr, code };
  };

  test("says how many documents it has tried", async () => {
    const folder = newFolder();
    folder.write("a.md", "# Crabs\n");
    const { stdout, stderr, code } = await fuzzed("--documents", "5", "--seed", "3", folder.path);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toMatch(/^5 documents, 0 failures, seed 3, \d+\.\d s\n$/);
  });

  test.each([
    [["--documents", "many"], "--documents many: write a number\n"],
    [["--documents", "0"], "--documents 0: write a number\n"],
    [["no-such-folder"], "there is no folder no-such-folder: name one that holds issues\n"],
  ])("%j is a mistake", async (argv, message) => {
    expect(await fuzzed(...argv)).toEqual({ stdout: "", stderr: message, code: 2 });
  });

  test("says how it is called", async () => {
    expect((await fuzzed("--help")).stdout).toMatch(/^usage: npm run fuzz -- /);
    expect(await fuzzed("--colour")).toMatchObject({ code: 2, stderr: expect.stringMatching(/^usage: /) });
  });
});
