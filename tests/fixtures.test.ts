/** Whole issues: one that nothing is wrong with, and a draft that has most of what goes wrong. `vitest -u` accepts. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fix } from "../src/engine/fix.ts";
import { lint } from "../src/engine/lint.ts";

const FIXTURES = new URL("../fixtures/", import.meta.url);
const NAME = "2026-03-11-this-week-in-rust.md";
const CLEAN = readFileSync(new URL(`clean/${NAME}`, FIXTURES), "utf8");
const DRAFT = readFileSync(new URL(`draft/${NAME}`, FIXTURES), "utf8");

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

describe("the draft", () => {
  const path = `draft/${NAME}`;

  test("has these findings", async () => {
    await expect(report(DRAFT, path)).toMatchFileSnapshot("../fixtures/expected/draft.txt");
  });

  test("is fixed to this", async () => {
    await expect(fix(DRAFT, { path }).text).toMatchFileSnapshot("../fixtures/expected/fixed.md");
    await expect(fix(DRAFT, { path, unsafe: true }).text).toMatchFileSnapshot("../fixtures/expected/fixed-unsafe.md");
  });

  test("fixed twice is fixed once, and has no finding that it did not have", () => {
    for (const unsafe of [false, true]) {
      const once = fix(DRAFT, { path, unsafe });
      expect(fix(once.text, { path, unsafe }).fixed).toBe(0);
      const known = new Set(lint(DRAFT, { path }).diagnostics.map(({ rule, message }) => `${rule}: ${message}`));
      expect(
        once.diagnostics.map(({ rule, message }) => `${rule}: ${message}`).filter((found) => !known.has(found)),
      ).toEqual([]);
    }
  });

  test("is fixed alike with Windows line endings", () => {
    expect(fix(DRAFT.replaceAll("\n", "\r\n"), { path }).text).toBe(fix(DRAFT, { path }).text.replaceAll("\n", "\r\n"));
  });
});
