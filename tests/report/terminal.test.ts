/** What the report for people shows on a terminal: rows that fit, marks in fixes, links. */
import { readFileSync } from "node:fs";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { lint } from "../../src/library/with-parser.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { createLink } from "../../src/report/hyperlink.ts";
import { expectLinear } from "../support/growth.ts";
import { type Found, pretty, reportOf, spanOf } from "../support/report-made-up.ts";

const linesOf = (text: string, found: Found, columns?: number): string[] =>
  pretty(reportOf(text, [found]), { columns }).split("\n");

describe("the label of the carets", () => {
  const text = `* [Post](https://a.example/${"x".repeat(20)}?here)\n`;
  const found = { span: spanOf(text, "here"), message: "ten words ".repeat(3).trim() };

  test("stands behind them where it fits", () => {
    expect(linesOf(text, found, 100)[2]).toBe(`      │ ${" ".repeat(48)}^^^^ ten words ten words ten words`);
    expect(linesOf(text, found)[2]).toBe(linesOf(text, found, 100)[2]);
  });

  test("else below their beginning, or at the margin", () => {
    const below = (columns: number) => linesOf(text, found, columns).slice(2, 4);
    expect(below(88)).toEqual([
      `      │ ${" ".repeat(48)}^^^^`,
      `      │ ${" ".repeat(48)}ten words ten words ten words`,
    ]);
    expect(below(70)[1]).toBe("      │ ten words ten words ten words");
  });

  test("in several rows where one is too short", () => {
    const long = { ...found, message: "a message of several words that no row of it holds" };
    expect(linesOf(text, long, 40).slice(3, 5)).toEqual([
      "      │ a message of several words that",
      "      │ no row of it holds",
    ]);
  });
});

test("help, fix and related positions go on below their beginning", () => {
  const text = "one two three four five six seven\n";
  const found: Found = {
    span: spanOf(text, "two"),
    help: "write it as it is written in the line of the week before",
    fix: { title: "do", safety: "safe", edits: [{ span: spanOf(text, "two"), text: "2 and a half" }] },
    related: [{ span: spanOf(text, "one"), message: "this is the one that it is about" }],
  };
  // A long word goes to a row of its own where it does not fit behind a short one.
  const word = "x".repeat(27);
  const long: Found = {
    span: spanOf(text, "one"),
    fix: { title: "do", safety: "safe", edits: [{ span: { start: 0, end: text.length - 1 }, text: `an ${word}` }] },
  };
  expect(linesOf(text, long, 40).slice(3, 5)).toEqual(["      fix: an", `             ${word}`]);
  expect(linesOf(text, found, 40).slice(3, -3)).toEqual([
    "      help: write it as it is written in",
    "            the line of the week before",
    "      fix: one 2 and a half three four",
    "             five six seven",
    "      see: draft/a.md:1:1 this is the",
    "           one that it is about",
  ]);
});

describe("the draft of ours", () => {
  const path = "draft/2026-03-11-this-week-in-rust.md";
  const { source, diagnostics } = lint(readFileSync(`fixtures/${path}`, "utf8"), { path });
  const file: FileReport = { path, source, stage: "publish", diagnostics, fixed: 0 };

  test.each([40, 64, 80, 120])("has no row that a terminal of %i columns would break between words", (columns) => {
    const shown = pretty(file, { columns, hints: true }).split("\n");
    expect(shown.length).toBeGreaterThan(150);
    const broken = shown.filter((row) => stringWidth(row) > columns);
    // Only words that are longer than a row, addresses and paths, with their list marker.
    expect(broken.filter((row) => !/^ *(?:│ |(?:see|fix|help): )?(?:\* )?[^ ]{20,}$/.test(row))).toEqual([]);
  });
});

describe("what a fix writes is marked in its line", () => {
  const fixLine = (text: string, edits: readonly (readonly [string, string])[], columns?: number): string[] => {
    const fix = {
      title: "do",
      safety: "safe" as const,
      edits: edits.map(([part, to]) => ({ span: spanOf(text, part), text: to })),
    };
    const shown = pretty(reportOf(text, [{ span: { start: 0, end: 1 }, fix }]), { color: true, columns });
    const rows = shown.split("\n").slice(3, -3);
    return rows.map((row) =>
      row
        .replaceAll("\u001b[1;4m", "«")
        .replaceAll("\u001b[22;24m", "»")
        .replace(/^.*?fix:\S* /, ""),
    );
  };

  test.each<[string, string, [string, string][], string[]]>([
    ["what is written", "* [Post](x)", [["[Post]", "[video] [Post]"]], ["* «[video] »[Post](x)"]],
    ["a changed letter", "* [Video] a", [["[Video]", "[video]"]], ["* [«v»ideo] a"]],
    ["what is put around", "a Vec<u8> b", [["Vec<u8>", "`Vec<u8>`"]], ["a «`»Vec<u8>«`» b"]],
    [
      "two places",
      "a | b|c",
      [
        [" | ", "|"],
        ["|c", " | c"],
      ],
      ["a|b« | »c"],
    ],
    ["nothing of what is only taken away", "a ?utm=1 b", [["?utm=1 ", ""]], ["a b"]],
    ["an emoji as a whole", "a 👩 b", [["👩", "👩‍🚀"]], ["a «👩‍🚀» b"]],
    [
      "nothing in lines that are in another order",
      "* b\n* a\n",
      [["* b\n* a\n", "* a\n* b\n"]],
      ["* a", "           * b"],
    ],
  ])("%s", (_, text, edits, expected) => {
    expect(fixLine(text, edits)).toEqual(expected);
  });

  test("on each row of a line that is wrapped", () => {
    const text = "some words before it\n";
    expect(fixLine(text, [["words", "new words and many more of them"]], 40)).toEqual([
      "some «new »words« and many more»",
      "             «of them» before it",
    ]);
  });

  test("in time that grows with the edits only", async () => {
    await expectLinear({
      size: 8000,
      input: (count) => {
        const edits = Array.from({ length: count }, (_, index) => {
          const at = index * 2;
          return { span: { start: at, end: at }, text: "b" };
        });
        return reportOf("a\n".repeat(count), [
          { span: { start: 0, end: 1 }, fix: { title: "do", safety: "safe", edits } },
        ]);
      },
      work: (file) => pretty(file, { color: true, columns: 80 }),
    });
  });
});

describe("the name of a rule is a link", () => {
  const shown = (found: Partial<Found>, links: boolean): string =>
    pretty(reportOf("abc", [{ span: { start: 0, end: 1 }, ...found }]), { links, columns: 80 }).split("\n")[0] ?? "";

  test("to its page, where links are shown", () => {
    const address = "https://twir-lint.github.io/twir-lint/#/rules/bare-url";
    const head = "draft/a.md:1:1  error  ";
    expect(shown({ rule: "bare-url" }, true)).toBe(`${head}\u001b]8;;${address}\u001b\\bare-url\u001b]8;;\u001b\\`);
    expect(shown({ rule: "bare-url" }, false)).toBe(`${head}bare-url`);
    expect(shown({ rule: "of-a-plugin", url: "https://a.example/b" }, true)).toContain("]8;;https://a.example/b\u001b");
    expect(shown({ rule: "of-a-plugin" }, true)).toBe(`${head}of-a-plugin`);
  });

  test.each([
    "https://a.example/\u001b\\\u001b[2J",
    "https://a.example/\u0007x",
    "https://a.example/\u009cx",
    "https://a.example/a b",
    "https://a.example/é",
    "javascript:alert(1)",
    "file:///etc/passwd",
    `https://a.example/${"x".repeat(3000)}`,
  ])("never to %j", (url) => {
    expect(createLink(true)("name", url)).toBe("name");
    expect(shown({ url }, true)).not.toContain("\u001b");
  });
});
