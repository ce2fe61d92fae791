/** The suggestions of rdjson, applied by a program that knows nothing of ours, give what `--fix` gives. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { dictionary, fix, lint, parser } from "../../src/library/with-parser.ts";
import { rdjsonReport } from "../../src/report/rdjson.ts";
import { stripAnnotations } from "../../src/rule/annotate.ts";
import { factsOf } from "../../src/rule/example-facts.ts";
import { EXAMPLE_PATH, placeExample } from "../../src/rule/example-frame.ts";
import { rules } from "../../src/rules/index.ts";
import { issueWith } from "../support/cli-run.ts";
import { reportOf } from "../support/report-made-up.ts";

interface Place {
  readonly line: number;
  readonly column?: number;
}
interface Row {
  readonly message: string;
  readonly severity: string;
  readonly code: { readonly value: string };
  readonly location: { readonly path: string; readonly range: { readonly start: Place; readonly end: Place } };
  readonly suggestions?: readonly {
    readonly range: { readonly start: Place; readonly end: Place };
    readonly text: string;
  }[];
}

/** Replaces whole lines, as reviewdog does: from the first to the last, without the line ending of the last. */
const apply = (text: string, rows: readonly Row[]): string => {
  const lines = text.split(/(?<=\n)/);
  const all = rows.flatMap(({ suggestions = [] }) => suggestions);
  for (const { range, text: now } of [...all].sort((a, b) => b.range.start.line - a.range.start.line)) {
    expect(range.start.column ?? range.end.column).toBeUndefined();
    expect(range.end.line).toBeLessThanOrEqual(lines.length);
    const ending = /\r?\n$/.exec(lines[range.end.line - 1] ?? "")?.[0] ?? "";
    lines.splice(range.start.line - 1, range.end.line - range.start.line + 1, now + ending);
  }
  return lines.join("");
};

const rowsOf = (text: string, path: string, options = {}): { rows: Row[]; fixed: string } => {
  const { source, stage, diagnostics } = lint(text, { path, ...options });
  const fixed = fix(text, { path, ...options }).text;
  const file = { path, source, stage, diagnostics, fixed: 0, repaired: fixed };
  return { rows: JSON.parse(rdjsonReport([file])).diagnostics, fixed };
};

const expectSameAsFix = (text: string, path: string, options = {}): Row[] => {
  const { rows, fixed } = rowsOf(text, path, options);
  // Whether a line ending ends the file no whole line can say.
  expect(apply(text, rows)).toBe(text.endsWith("\n") ? fixed : fixed.replace(/\r?\n$/, ""));
  for (const { suggestions = [] } of rows) expect(suggestions.length).toBeLessThanOrEqual(1);
  const lines = rows.flatMap(({ suggestions = [] }) => suggestions.map(({ range }) => range));
  const sorted = [...lines].sort((a, b) => a.start.line - b.start.line);
  sorted.forEach(({ start }, index) => {
    if (index > 0) expect(start.line).toBeGreaterThan((sorted[index - 1] as (typeof sorted)[number]).end.line);
  });
  return rows;
};

const FAULTY = [
  "* [🦀 Größe](https://a.example/?utm_source=ü&x=1), [video] [👩‍💻 zwei](https://b.example/?fbclid=ä)",
  "*[Übung 🦀] (https://c.example/ä?utm_medium=🦀)",
  "-  [Käse](https://d.example/) ",
].join("\n");

describe("on lines with emoji and umlauts", () => {
  test.each([
    ["", (text: string) => text],
    [" with Windows line endings", (text: string) => text.replaceAll("\n", "\r\n")],
    [" with a byte order mark", (text: string) => `\uFEFF${text}`],
    [" without a final newline", (text: string) => text.trimEnd()],
  ])("suggestions give what --fix gives%s", (_, change) => {
    const rows = expectSameAsFix(change(issueWith(FAULTY)), EXAMPLE_PATH);
    expect(rows.filter(({ suggestions }) => suggestions).length).toBeGreaterThanOrEqual(3);
  });

  test("all safe fixes of a line are one suggestion", () => {
    const rows = expectSameAsFix(issueWith(FAULTY.split("\n")[1]), EXAMPLE_PATH);
    const line = rows.find(({ suggestions }) => suggestions)?.suggestions?.[0]?.range.start.line;
    expect(rows.filter(({ location }) => location.range.start.line === line).length).toBeGreaterThan(1);
    expect(rows.filter(({ suggestions }) => suggestions)).toHaveLength(1);
  });

  test("columns are bytes", () => {
    const text = issueWith("* [🦀 Größe](https://a.example/?utm_source=ü)");
    const { rows } = rowsOf(text, EXAMPLE_PATH, { select: ["tracking-parameter"] });
    const { start, end } = (rows[0] as Row).location.range;
    const line = Buffer.from(text.split("\n")[start.line - 1] as string);
    expect(line.subarray((start.column as number) - 1, (end.column as number) - 1).toString()).toBe("utm_source=ü");
  });
});

describe("a final newline that is missing is reported, and not suggested", () => {
  test.each([
    ["alone", "", 0],
    ["beside another fix of the line", " ", 1],
  ])("%s", (_, end, count) => {
    const rows = expectSameAsFix(`${issueWith("").trimEnd()}${end}`, EXAMPLE_PATH);
    expect(rows.map(({ code }) => code.value)).toContain("missing-final-newline");
    expect(rows.filter(({ suggestions }) => suggestions)).toHaveLength(count);
  });

  test("lines added behind the last take it along", () => {
    const text = "one\ntwo\n";
    const end = { start: text.length, end: text.length };
    const fixOf = { title: "add it", safety: "safe" as const, edits: [{ span: end, text: "three\n" }] };
    const file = reportOf(text, [{ span: end, fix: fixOf }], { repaired: "one\ntwo\nthree\n" });
    const rows: Row[] = JSON.parse(rdjsonReport([file])).diagnostics;
    expect(apply(text, rows)).toBe(file.repaired);
    expect(rows[0]?.suggestions?.[0]?.range).toEqual({ start: { line: 2 }, end: { line: 2 } });
  });
});

test("the whole draft, fixed by suggestions", () => {
  const path = "draft/2026-03-11-this-week-in-rust.md";
  expectSameAsFix(readFileSync(`fixtures/${path}`, "utf8"), path);
});

const fixing = rules.filter((rule) => rule.fix !== "never");

test.each(fixing.map((rule) => [rule.id, rule] as const))("the examples of %s, fixed by suggestions", (_, rule) => {
  for (const example of rule.examples) {
    const path = example.path ?? EXAMPLE_PATH;
    const { text } = placeExample(example, stripAnnotations(example.incorrect));
    expectSameAsFix(text, path, { author: example.author, facts: factsOf(example, { parser, dictionary }) });
  }
});

test("a fix in two places is one suggestion, or half of it could be taken", () => {
  const text = "one\ntwo\nthree\nfour\n";
  const at = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length + 1 });
  const move = {
    title: "move it",
    safety: "safe" as const,
    edits: [
      { span: { start: 0, end: 0 }, text: "three\n" },
      { span: at("three"), text: "" },
    ],
  };
  const file = reportOf(text, [{ span: at("three"), fix: move }], { repaired: "three\none\ntwo\nfour\n" });
  const rows: Row[] = JSON.parse(rdjsonReport([file])).diagnostics;
  expect(apply(text, rows)).toBe(file.repaired);
  expect(rows.flatMap(({ suggestions = [] }) => suggestions)).toHaveLength(1);
});

test("message, help, rule, severity and related places", () => {
  const related = [
    { span: { start: 4, end: 5 }, message: "first" },
    {
      path: "content/b.md",
      start: { line: 3, column: 2, offset: 9 },
      end: { line: 3, column: 4, offset: 11 },
      message: "there",
    },
  ];
  const file = reportOf("äöü x", [{ span: { start: 1, end: 2 }, severity: "info", help: "mend it", related }]);
  expect(JSON.parse(rdjsonReport([file]))).toEqual({
    source: { name: "twir-lint", url: expect.stringContaining("https://") },
    diagnostics: [
      {
        message: "it is wrong\nmend it",
        severity: "INFO",
        code: { value: "some-rule" },
        location: {
          path: "draft/a.md",
          range: { start: { line: 1, column: 3 }, end: { line: 1, column: 5 } },
        },
        related_locations: [
          {
            message: "first",
            location: { path: "draft/a.md", range: { start: { line: 1, column: 8 }, end: { line: 1, column: 9 } } },
          },
          { message: "there", location: { path: "content/b.md", range: { start: { line: 3 } } } },
        ],
      },
    ],
  });
});
