/** A convention holds from some issue on: older issues are not judged by it. */
import { expect, test } from "vitest";
import { fix, lint } from "../../src/library/with-parser.ts";
import { type AnyRule, defineRule, safeFix } from "../../src/rule/define-rule.ts";
import { rules } from "../../src/rules/index.ts";

const since = (day?: string, id = "shouting"): AnyRule =>
  defineRule({
    id,
    on: "issue",
    match: /LOUD/,
    since: day,
    group: "style",
    fix: "always",
    summary: "for this test",
    why: "For this test.",
    examples: [{ incorrect: "", correct: "" }],
    *check(_target, _context, { span }) {
      yield { span, message: "it shouts", fix: safeFix("lower it", { span, text: "loud" }) };
    },
  });

const dated = (day: string): string => `Title: This Week in Rust 642\nDate: ${day}\n\nLOUD\n`;
const UNDATED = "LOUD\n";
const NAMED = { path: "content/2026-03-11-this-week-in-rust.md" };

const youngerAt = (text: string, day: string | undefined, options = {}) => {
  const { diagnostics, youngerRules } = lint(text, { ...options, rules: [since(day)] });
  // A rule runs or is named among those that did not.
  expect(diagnostics).toHaveLength(1 - youngerRules.length);
  return youngerRules;
};

test("a rule does not run on an issue that is older, and the result names it", () => {
  expect(youngerAt(dated("2026-03-11"), "2026-03-12")).toEqual(["shouting"]);
  expect(youngerAt(dated("2026-03-11"), "2026-03-11")).toEqual([]);
  expect(youngerAt(dated("2026-03-11"), "2021-12-31")).toEqual([]);
  expect(youngerAt(dated("2026-03-11"), undefined)).toEqual([]);
});

test("the day is the later one of the front matter and of the file name, so that a mistyped year hides nothing", () => {
  expect(youngerAt(UNDATED, "2026-03-12", NAMED)).toEqual(["shouting"]);
  expect(youngerAt(UNDATED, "2026-03-11", NAMED)).toEqual([]);
  expect(youngerAt(dated("2020-01-01"), "2021-01-01", NAMED)).toEqual([]);
  expect(youngerAt(dated("2020-01-01"), "2021-01-01")).toEqual(["shouting"]);
});

test("without a date nothing is left out", () => {
  expect(youngerAt(UNDATED, "2026-03-12")).toEqual([]);
  expect(youngerAt(dated("2026-02-30"), "2030-01-01")).toEqual([]);
});

test("what does not run repairs nothing, and is not named when it was not selected", () => {
  const text = dated("2026-03-11");
  expect(fix(text, { rules: [since("2027-01-01")] }).text).toBe(text);
  expect(fix(text, { rules: [since("2025-01-01")] }).text).not.toBe(text);
  expect(lint(text, { rules: [since("2027-01-01")], ignore: ["shouting"] }).youngerRules).toEqual([]);
});

test("an allow comment for it is not held to be unused", () => {
  const text = dated("2026-03-11").replace("LOUD", "<!-- twir-lint-allow shouting: it is meant -->\nquiet");
  const told = (day: string) =>
    lint(text, { rules: [since(day), ...rules], select: ["shouting", "unused-allow"] }).diagnostics.map(
      ({ rule }) => rule,
    );
  expect(told("2027-01-01")).toEqual([]);
  expect(told("2025-01-01")).toEqual(["unused-allow"]);
});
