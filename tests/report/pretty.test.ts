import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/engine/lint.ts";
import type { FileReport } from "../../src/report/file-report.ts";
import { textReport } from "../../src/report/text.ts";
import { type Found, pretty, reportOf, spanOf } from "../support/report-made-up.ts";

/** The line with its underline and message. */
const frameLines = (text: string, part: string): string[] =>
  pretty(reportOf(text, [{ span: spanOf(text, part) }]))
    .split("\n")
    .slice(1, 3);
const remove = (text: string, part: string) => ({
  title: "remove it",
  safety: "safe" as const,
  edits: [{ span: spanOf(text, part), text: "" }],
});

const position = (column: number) => ({ line: 7, column, offset: 100 + column });

test("one finding, whole", () => {
  const text = "Title\n\n* [Post](https://a.example/?utm_source=x)\n* [Post](https://b.example/)\n";
  const diagnostic: Found = {
    span: spanOf(text, "utm_source=x"),
    message: "tracking parameter `utm_source`",
    help: "remove it from the link",
    related: [
      { span: spanOf(text, "https://b"), message: "this one is right" },
      { path: "content/b.md", start: position(30), end: position(34), message: "and so is this" },
    ],
    fix: remove(text, "?utm_source=x"),
  };
  expect(pretty(reportOf(text, [diagnostic]))).toBe(
    [
      "draft/a.md:3:29  error  some-rule",
      "    3 │ * [Post](https://a.example/?utm_source=x)",
      "      │                             ^^^^^^^^^^^^ tracking parameter `utm_source`",
      "      help: remove it from the link",
      "      fix: * [Post](https://a.example/)",
      "      see: draft/a.md:4:10 this one is right",
      "      see: content/b.md:7:30 and so is this",
      "",
      "1 error in 1 file (1 fixable with --fix)",
      "",
    ].join("\n"),
  );
});

test("a fix of several places that two findings have is shown once", () => {
  const text = "b\nx y z\na\n";
  const edits = [
    { span: spanOf(text, "b"), text: "a" },
    { span: spanOf(text, "a"), text: "b" },
  ];
  const found = (word: string): Found => ({
    span: spanOf(text, word),
    message: `\`${word}\` stands elsewhere`,
    fix: { title: "sort them", safety: "safe", edits },
  });
  const rows = pretty(reportOf(text, [found("b"), found("a")])).split("\n");
  expect(rows.filter((row) => /^ {6}(?:fix:| {5}line)/.test(row))).toEqual([
    "      fix: line 1: a",
    "           line 3: b",
    "      fix: the same as of line 1",
  ]);
});

describe("the underline stays in place", () => {
  test.each([
    ["plain", "* Post here", "here", "    1 │ * Post here", "      │        ^^^^"],
    ["an emoji", "* 🦀 Post here", "here", "    1 │ * 🦀 Post here", "      │           ^^^^"],
    ["a joined emoji", "* 👩‍👩‍👧‍👦 here", "here", "    1 │ * 👩‍👩‍👧‍👦 here", "      │      ^^^^"],
    ["a flag", "* 🇩🇪 here", "here", "    1 │ * 🇩🇪 here", "      │      ^^^^"],
    ["a keycap", "* 1️⃣ here", "here", "    1 │ * 1️⃣ here", "      │      ^^^^"],
    ["wide characters", "* 日本語 here", "here", "    1 │ * 日本語 here", "      │          ^^^^"],
    ["an accent of its own", "* e\u0301 here", "here", "    1 │ * e\u0301 here", "      │     ^^^^"],
    ["a tab", "*\tx\there", "here", "    1 │ *   x   here", "      │         ^^^^"],
    ["wide and underlined", "* 日本語!", "日本", "    1 │ * 日本語!", "      │   ^^^^"],
    ["a part of an emoji", "* 👩‍🚀!", "\u200d", "    1 │ * 👩‍🚀!", "      │   ^^"],
    ["a zero-width space", "* a\u200bb", "\u200b", "    1 │ * a\\u{200b}b", "      │    ^^^^^^^^"],
    ["a non-breaking space", "*\u00a0[x]", "\u00a0", "    1 │ *\\u{a0}[x]", "      │  ^^^^^^"],
    ["a byte order mark", "\uFEFFTitle", "Title", "    1 │ \\u{feff}Title", "      │         ^^^^^"],
    ["an escape sequence", "* \u001b[31mx", "x", "    1 │ * \\u{1b}[31mx", "      │             ^"],
    ["a bidi override", "* \u202ex", "x", "    1 │ * \\u{202e}x", "      │           ^"],
  ])("%s", (_, text, part, line, underline) => {
    expect(frameLines(text, part)).toEqual([line, `${underline} it is wrong`]);
  });

  test("an empty span is one caret, also behind the line and in an empty line", () => {
    const at = (text: string, offset: number) =>
      pretty(reportOf(text, [{ span: { start: offset, end: offset } }]))
        .split("\n")
        .slice(1, 3);
    expect(at("abc\n", 1)).toEqual(["    1 │ abc", "      │  ^ it is wrong"]);
    expect(at("abc\n", 3)).toEqual(["    1 │ abc", "      │    ^ it is wrong"]);
    expect(at("a\n\nb", 2)).toEqual(["    2 │", "      │ ^ it is wrong"]);
    expect(at("a\n", 2)).toEqual(["    2 │", "      │ ^ it is wrong"]);
  });

  test("of a span over several lines on the first, and how many more there are", () => {
    const text = "* one\r\n  two\r\n  three\r\nfour\n";
    const lines = pretty(reportOf(text, [{ span: spanOf(text, "one\r\n  two\r\n  three\r\n") }])).split("\n");
    expect(lines.slice(1, 4)).toEqual(["    1 │ * one", "      │   ^^^ it is wrong", "      │ … and 2 more lines"]);
  });
});

describe("a long line is cut around the span", () => {
  const long = `${"a".repeat(300)}HERE${"b".repeat(300)}`;

  test.each([
    ["in the middle", long, "HERE"],
    ["at the start", long.slice(300), "HERE"],
    ["at the end", long.slice(0, 304), "HERE"],
    ["longer than the room", `${"a".repeat(300)}${"H".repeat(400)}${"b".repeat(300)}`, "H".repeat(400)],
    ["wide characters", `${"日".repeat(300)}HERE${"本".repeat(300)}`, "HERE"],
  ])("%s", (_, text, part) => {
    const [line = "", underline = ""] = frameLines(text, part);
    expect([...line].length).toBeLessThanOrEqual(160);
    const from = underline.indexOf("^");
    const carets = underline.match(/\^+/)?.[0].length ?? 0;
    expect(carets).toBe(Math.min(part.length, 150));
    if (!text.includes("日")) expect(line.slice(from, from + carets)).toBe(part.slice(0, carets));
    expect(line.includes("…")).toBe(true);
  });

  test("to the width of the terminal", () => {
    const [, line = ""] = pretty(reportOf(long, [{ span: spanOf(long, "HERE") }]), { columns: 80 }).split("\n");
    expect(line).toMatch(/^ {4}1 │ …a+HEREb+…$/);
    expect(line).toHaveLength(80);
  });

  test("the lines of a fix too, to where they change", () => {
    const { stdout } = { stdout: pretty(reportOf(long, [{ span: spanOf(long, "HERE"), fix: remove(long, "HERE") }])) };
    expect(stdout).toMatch(/\n {6}fix: …a+b+…\n/);
  });
});

describe("fixes", () => {
  const text = "one\n* two\n* three\n* four\n";
  const fixLine = (
    edits: { span: { start: number; end: number }; text: string }[],
    safety: "safe" | "unsafe" = "safe",
  ) =>
    pretty(reportOf(text, [{ span: { start: 0, end: 3 }, fix: { title: "do it", safety, edits } }]))
      .split("\n")
      .slice(3, -3);

  test("removing lines says how many", () => {
    expect(fixLine([{ span: spanOf(text, "* two\n* three\n"), text: "" }], "unsafe")).toEqual([
      "      unsafe fix: do it: removes 2 lines",
    ]);
  });

  test("adding a line shows it", () => {
    expect(fixLine([{ span: { start: 4, end: 4 }, text: "\n" }])).toEqual(["      fix: do it"]);
    expect(fixLine([{ span: { start: 4, end: 4 }, text: "new\n" }])).toEqual(["      fix: new"]);
  });

  test("changes in several places say where", () => {
    const edits = [
      { span: { start: 0, end: 3 }, text: "ONE" },
      { span: spanOf(text, "four"), text: "FOUR" },
    ];
    expect(fixLine(edits)).toEqual(["      fix: line 1: ONE", "           line 4: * FOUR"]);
  });

  test("a long one is not shown whole", () => {
    expect(fixLine([{ span: { start: 0, end: 0 }, text: "x\n".repeat(20) }])).toHaveLength(7);
  });

  test("what cannot be seen is named", () => {
    const crlf = "one\r\n";
    const fix = { title: "write `\\n`", safety: "safe" as const, edits: [{ span: { start: 3, end: 4 }, text: "" }] };
    expect(pretty(reportOf(crlf, [{ span: { start: 3, end: 4 }, fix }]))).toContain("fix: write `\\n`\n");
  });
});

describe("the last lines", () => {
  const finding = (severity: Diagnostic["severity"], rule = "some-rule"): Found => ({
    span: { start: 0, end: 1 },
    severity,
    rule,
    group: rule === "stale-event" ? "readiness" : "syntax",
  });
  const lastLines = (file: FileReport): string[] => pretty(file).trimEnd().split("\n").slice(-2);

  test("say how many hints a fix repairs", () => {
    const fix = { title: "write `b`", safety: "safe" as const, edits: [{ span: { start: 0, end: 1 }, text: "b" }] };
    const lineOf = (...found: Found[]) => lastLines(reportOf("abc", found))[0];
    expect(lineOf({ ...finding("info"), fix })).toBe("1 hint, repaired by --fix: --hints lists it");
    expect(lineOf({ ...finding("info"), fix }, finding("info"))).toBe(
      "2 hints, 1 of them repaired by --fix: --hints lists them",
    );
  });

  test("count all kinds", () => {
    const found = [finding("error"), finding("error"), finding("warning"), finding("info")];
    const report = reportOf("abc", found, { fixed: 2 });
    expect(lastLines(report)).toEqual(["1 hint: --hints lists it", "2 fixed; 2 errors, 1 warning in 1 file"]);
    const all = pretty(report, { hints: true });
    expect(all).toContain("info  some-rule");
    expect(all.trimEnd().split("\n").at(-1)).toBe("2 fixed; 2 errors, 1 warning, 1 hint in 1 file");
  });

  test("are not there when all is well", () => {
    expect(pretty(reportOf("abc", []))).toBe("");
    expect(pretty(reportOf("abc", [], { fixed: 1 }))).toBe("1 fixed\n");
  });

  test("fold what is left to do in a draft, and only that", () => {
    const found = [finding("info", "stale-event"), finding("error"), finding("info", "stale-event")];
    const draft = pretty(reportOf("abc", found, { stage: "draft" }));
    expect(draft).not.toContain("stale-event");
    expect(draft).toMatch(/\n2 things left to do before publication: --stage publish lists them\n1 error in 1 file\n$/);
    expect(pretty(reportOf("abc", [finding("info", "stale-event")], { stage: "draft" }))).toBe(
      "1 thing left to do before publication: --stage publish lists it\n",
    );
    expect(pretty(reportOf("abc", [finding("error", "stale-event")]))).toContain("error  stale-event");
    const raised = [finding("error", "stale-event")];
    expect(pretty(reportOf("abc", raised, { stage: "draft" }))).toContain("error  stale-event");
  });
});

test("colours change nothing but colours", () => {
  const text = "* [Post](https://a.example/?utm_source=x)\n* b\n";
  const found = [
    { span: spanOf(text, "utm_source=x"), help: "do", fix: remove(text, "?utm_source=x") },
    {
      span: spanOf(text, "* b"),
      severity: "warning" as const,
      related: [{ span: { start: 0, end: 1 }, message: "m" }],
    },
  ];
  const colored = pretty(reportOf(text, found), { color: true });
  expect(colored).toContain("\u001b[91m^^^^^^^^^^^^\u001b[39m");
  expect(colored.replace(/\u001b\[[\d;]+m/g, "")).toBe(pretty(reportOf(text, found)));
});

test("text is one line each, and nothing when clean", () => {
  const text = "one\ntwo 🦀 three\n";
  const found = [{ span: spanOf(text, "three"), severity: "warning" as const, message: "a\nb \u001b[2J" }];
  expect(textReport([reportOf(text, found, { path: "draft/\u001ba.md" })])).toBe(
    "draft/\\u{1b}a.md:2:8: warning: a\\u{a}b \\u{1b}[2J [some-rule]\n",
  );
  expect(textReport([reportOf(text, [])])).toBe("");
});
