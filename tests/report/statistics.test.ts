import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { statisticsTable } from "../../src/report/statistics.ts";
import { type Found, reportOf } from "../support/report-made-up.ts";

type Safety = "safe" | "unsafe" | undefined;

const found = (rule: string, safety: Safety, more: Partial<Found> = {}): Found => ({
  rule,
  span: { start: 0, end: 1 },
  fix: safety && { title: "do", safety, edits: [{ span: { start: 0, end: 1 }, text: "b" }] },
  ...more,
});

const table = (all: readonly Found[], options: { columns?: number; links?: boolean } = {}): string[] =>
  statisticsTable([reportOf("abc", all)], { color: false, widthOf: stringWidth, hints: true, ...options }).split("\n");

describe("the mark of a rule", () => {
  test.each<[string, Safety[], string]>([
    ["all are repaired", ["safe", "safe"], "  2  error  [*] a-rule"],
    ["some are repaired", ["safe", undefined], "  2  error  [+] a-rule  (1 with --fix)"],
    ["each in its way", ["safe", "unsafe", undefined], "  3  error  [+] a-rule  (1 with --fix, 1 with --unsafe-fixes)"],
    ["all with --unsafe-fixes", ["unsafe", "unsafe"], "  2  error  [!] a-rule"],
    ["some with --unsafe-fixes", ["unsafe", undefined], "  2  error  [!] a-rule  (1 with --unsafe-fixes)"],
    ["none", [undefined], "  1  error  [ ] a-rule"],
  ])("when %s", (_, safeties, row) => {
    expect(table(safeties.map((safety) => found("a-rule", safety)))[0]).toBe(row);
  });
});

test("findings of a rule that have other severities are counted apart, as in the last line", () => {
  const severities = ["info", "error", "warning", "info"] as const;
  const rows = table(severities.map((severity) => found("a-rule", undefined, { severity })));
  expect(rows.slice(0, 3)).toEqual([
    "  2  info     [ ] a-rule",
    "  1  error    [ ] a-rule",
    "  1  warning  [ ] a-rule",
  ]);
  expect(rows.at(-2)).toBe("1 error, 1 warning, 2 hints in 1 file");
});

test("large counts stay in their column", () => {
  const rows = table([...Array.from({ length: 1000 }, () => found("a-rule", "safe")), found("b-rule", "safe")]);
  expect(rows.slice(0, 2)).toEqual(["1000  error  [*] a-rule", "   1  error  [*] b-rule"]);
});

test("on a narrow terminal rows go on below the name, which is a link where links are shown", () => {
  const all = [found("bare-url", "safe"), found("bare-url", "unsafe")];
  expect(table(all, { columns: 40 }).slice(0, 2)).toEqual([
    "  2  error  [+] bare-url  (1 with --fix,",
    "                1 with --unsafe-fixes)",
  ]);
  expect(table(all, { columns: 40, links: true })[0]).toContain("#/rules/bare-url\u001b\\bare-url\u001b]8;;\u001b\\");
});
