/** Whole issues: one that nothing is wrong with, and three that have all that goes wrong. `vitest -u` accepts. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { rules } from "../../src/rules/index.ts";

const FIXTURES = new URL("../../fixtures/", import.meta.url);
const NAME = "2026-03-11-this-week-in-rust.md";
const CLEAN = readFileSync(new URL(`clean/${NAME}`, FIXTURES), "utf8");

const report = (text: string, path: string): string => {
  const { diagnostics, source } = lint(text, { path });
  return diagnostics
    .map(({ rule, severity, message, span }) => {
      const { line, column } = source.position(span.start);
      return `${line}:${column} ${severity} ${rule}: ${message}\n`;
    })
    .join("");
};

test("the clean issue is clean, as a draft and as published", () => {
  expect(report(CLEAN, `content/${NAME}`)).toBe("");
  expect(report(CLEAN, `draft/${NAME}`)).toBe("");
  expect(report(CLEAN.replaceAll("\n", "\r\n"), `content/${NAME}`)).toBe("");
  expect(report(`\uFEFF${CLEAN}`, `content/${NAME}`)).toBe("");
});

/** What each issue has to show. */
const BROKEN = [
  ["draft", `draft/${NAME}`, "a draft in the middle of its week, as they come in: what the README lints"],
  ["content", "content/2026-03-18-this-week-in-rust.md", "published in haste: all that the draft has not"],
  ["torn", "torn/2026-03-25-this-week-in-rust.md", "torn apart: what leaves no whole issue around it"],
] as const;

describe.each(BROKEN)("the issue in %s", (name, path) => {
  const text = readFileSync(new URL(path, FIXTURES), "utf8");

  test("has these findings", async () => {
    await expect(report(text, path)).toMatchFileSnapshot(`../../fixtures/expected/${name}.txt`);
  });

  test("is fixed to this", async () => {
    const fixed = (unsafe: boolean): string => fix(text, { path, unsafe }).text;
    await expect(fixed(false)).toMatchFileSnapshot(`../../fixtures/expected/${name}-fixed.md`);
    await expect(fixed(true)).toMatchFileSnapshot(`../../fixtures/expected/${name}-fixed-unsafe.md`);
  });

  test("fixed twice is fixed once, and has no finding that it did not have", () => {
    for (const unsafe of [false, true]) {
      const once = fix(text, { path, unsafe });
      expect(fix(once.text, { path, unsafe }).fixed).toBe(0);
      const known = new Set(lint(text, { path }).diagnostics.map(({ rule, message }) => `${rule}: ${message}`));
      expect(
        once.diagnostics.map(({ rule, message }) => `${rule}: ${message}`).filter((found) => !known.has(found)),
      ).toEqual([]);
    }
  });

  test("is fixed alike with Windows line endings", () => {
    expect(fix(text.replaceAll("\n", "\r\n"), { path }).text).toBe(fix(text, { path }).text.replaceAll("\n", "\r\n"));
  });
});

test("every rule reports in one of them, those left out that need other issues, linked pages or a change", () => {
  const reported = new Set(
    BROKEN.flatMap(([, path]) => {
      const text = readFileSync(new URL(path, FIXTURES), "utf8");
      // One rule is about who adds a line.
      return lint(text, { path, author: "external" }).diagnostics.map(({ rule }) => rule);
    }),
  );
  expect(
    rules
      .filter(({ id, on, needs = [] }) => on !== "change" && needs.length === 0 && !reported.has(id))
      .map(({ id }) => id),
  ).toEqual([]);
});
