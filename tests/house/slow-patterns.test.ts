/**
 * A plain run touches no pattern that V8 compiles slowly. For `\p{…}` it asks ICU for all characters of the class when it
 * meets the pattern, and with the flag `i` for the other case of each letter and class when it first runs it: up to a
 * millisecond for one pattern, where an issue takes sixty.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { longIssue } from "../../scripts/bench/issues.ts";
import { regexpsOf } from "../../scripts/regexps.ts";
import { ISSUE_FILE, newFolder } from "../support/cli-run.ts";

const SRC = new URL("../../src/", import.meta.url);
/** A class costs about as much as so many letters. */
const LETTERS_A_CLASS = 10;
/** Letters with the flag `i`, classes counted so: what takes V8 a tenth of a millisecond longer than without the flag. */
const MOST = 70;

const isSlow = ({ source, flags }: { source: string; flags: string }): boolean => {
  if (/\\p\{/i.test(source)) return true;
  if (!flags.includes("i")) return false;
  const plain = source.replace(/\\u[\da-f]{4}|\\./gi, "");
  const classes = plain.match(/\[[^\]]*\]/g) ?? [];
  const letters = plain.replace(/\[[^\]]*\]/g, "").match(/[a-z]/gi) ?? [];
  return letters.length + LETTERS_A_CLASS * classes.length > MOST;
};

test.each([
  [/^\p{L}$/u, true],
  [/https?:/i, false],
  [/^(?:https?:)?[a-z]*[^/]*\/[^?#]*(?:\?[^#]*)?(?:#[^a-z]*)?[^.,]$(?<=[a-z\d])/i, true],
  [/^(?:https?:)?[a-z]*[^/]*\/[^?#]*(?:\?[^#]*)?(?:#[^a-z]*)?[^.,]$(?<=[a-z\d])/, false],
  [/Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April/i, true],
])("what is slow is seen: %s", (pattern, slow) => {
  expect(isSlow(pattern)).toBe(slow);
});

test("none with classes of Unicode is met when its file is loaded", () => {
  const names = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const met = names.flatMap((name) =>
    regexpsOf(readFileSync(new URL(name, SRC), "utf8"))
      .filter(({ isLazy, text }) => !isLazy && /\\p\{/i.test(text))
      .map(({ text }) => `${name}: ${text}`),
  );
  expect(met, "write them into a function").toEqual([]);
});

test("whether one is in a function is seen", () => {
  const lazy = regexpsOf("const a = /x/; const b = () => /y/; function c() { return [/z/]; } class D { e() { /w/ } }");
  expect(lazy.map(({ text, isLazy }) => [text, isLazy])).toEqual([
    ["/x/", false],
    ["/y/", true],
    ["/z/", true],
    ["/w/", true],
  ]);
});

/** The patterns that our own code runs meanwhile, each with its file. */
const patternsOf = async (run: () => Promise<unknown>): Promise<{ pattern: RegExp; file: string }[]> => {
  const { exec } = RegExp.prototype;
  const met = new Map<string, { pattern: RegExp; stack: string }>();
  RegExp.prototype.exec = function (text) {
    const key = `${this.flags}/${this.source}`;
    if (!met.has(key)) met.set(key, { pattern: this, stack: new Error().stack ?? "" });
    return exec.call(this, text);
  };
  try {
    await run();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return [...met.values()].flatMap(({ pattern, stack }) => {
    // The first file is this one.
    const file = stack
      .match(/[^\s(]+\.[cm]?[jt]s(?=[:?])/g)?.[1]
      ?.replaceAll("\\", "/")
      .replace("file://", "");
    return file?.startsWith(SRC.pathname) ? [{ pattern, file: file.slice(SRC.pathname.length) }] : [];
  });
};

test.each([
  ["a clean issue", () => readFileSync(`fixtures/clean/${ISSUE_FILE}`, "utf8")],
  ["a draft with faults", () => readFileSync(`fixtures/draft/${ISSUE_FILE}`, "utf8")],
  ["an issue of the usual length", () => longIssue(33_000)],
])("none is run on %s", async (_, text) => {
  const folder = newFolder();
  const paths = [folder.write(join("draft", ISSUE_FILE), text())];
  const found = await patternsOf(async () => {
    for (const format of ["json", "pretty"])
      expect((await folder.run([...paths, "--format", format])).stderr).not.toContain("twir-lint:");
  });
  expect(found.length).toBeGreaterThan(200);
  const slow = found.filter(({ pattern }) => isSlow(pattern)).map(({ pattern, file }) => `${file}: ${pattern}`);
  expect(slow, "write it without the class or the flag, or look first whether it can match at all").toEqual([]);
});
