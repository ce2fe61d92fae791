/** The comment below a pull request, as GitHub's Markdown reads it. */
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import { MARKER, markdownReport } from "../../src/report/markdown.ts";
import { codeSpan, escapeMarkdown, fencedBlock, messageMarkdown } from "../../src/report/markdown-text.ts";
import { type Found, reportOf } from "../support/report-made-up.ts";

const treeOf = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const nodesOf = (node: Nodes): Nodes[] => [node, ...("children" in node ? node.children.flatMap(nodesOf) : [])];
const ofType = <T extends Nodes["type"]>(markdown: string, type: T) =>
  nodesOf(treeOf(markdown)).filter((node): node is Extract<Nodes, { type: T }> => node.type === type);
/** What a reader sees of a line of it. */
const shown = (markdown: string): string =>
  nodesOf(treeOf(markdown))
    .map((node) => (node.type === "text" || node.type === "inlineCode" ? node.value : ""))
    .join("");

const CHANGE = { bulk: true, because: "adds one entry under `Research` to the newest draft and nothing else" };
const report = (found: readonly Found[], text = "one\ntwo\n", more: object = {}, change: object | undefined = CHANGE) =>
  markdownReport([reportOf(text, found, more)], { version: "1.2.3", hints: false, change: change as typeof CHANGE });

describe("text of a draft", () => {
  const HOSTILE = [
    "@everyone and @rust-lang/twir, #1, GH-2, owner/name#3",
    "<img src=x onerror=alert(1)> <!-- x --> &lt;",
    "[x](https://evil.example) ![y](z) <https://a.example> www.evil.example https://evil.example",
    "*a* _b_ ~~c~~ **d** `e` \\* $x$ | a |",
    "```\n# no heading\n- no item\n1. no item\n> no quote",
  ];

  test.each(HOSTILE)("%j is nothing but text", (text) => {
    const markdown = `- x ${escapeMarkdown(text)}`;
    expect(shown(markdown)).toBe(`x ${text.replaceAll("\n", "\\u{a}")}`);
    const types = new Set(nodesOf(treeOf(markdown)).map(({ type }) => type));
    for (const type of types) expect(["root", "list", "listItem", "paragraph", "text", "html"]).toContain(type);
    for (const { value } of ofType(markdown, "html")) expect(value).toBe("<!-- -->");
    for (const { value } of ofType(markdown, "text")) expect(value).not.toMatch(/[@#]\w|GH-\d|:\/\/|www\./);
  });

  test.each([...HOSTILE, "`", "``a`", " `a ", "a ", " a ", "``"])("%j as code is code", (text) => {
    const [code, ...more] = ofType(`x ${codeSpan(text)} y`, "inlineCode");
    expect(more).toEqual([]);
    expect(code?.value).toBe(text.replaceAll("\n", "\\u{a}"));
  });

  test("what a message quotes is code, all else is text", () => {
    expect(ofType(messageMarkdown("group `@all` is <b> named", 100), "inlineCode").map(({ value }) => value)).toEqual([
      "@all",
    ]);
    expect(shown(messageMarkdown("group `@all` is <b> named", 100))).toBe("group @all is <b> named");
    expect(messageMarkdown("x".repeat(200), 100)).toBe(`${"x".repeat(99)}…`);
    expect(ofType(messageMarkdown("odd ` and @all", 100), "inlineCode")).toEqual([]);
    expect(codeSpan("  ")).toBe("`␣`");
  });

  test("no line closes a fence", () => {
    const lines = ["```", "````suggestion", "~~~", "@all <b>"];
    const [code, ...more] = ofType(fencedBlock("suggestion", lines), "code");
    expect(more).toEqual([]);
    expect(code).toMatchObject({ lang: "suggestion", value: lines.join("\n") });
  });
});

describe("the comment", () => {
  const span = { start: 4, end: 7 };
  const fix = { title: "mend it", safety: "safe" as const, edits: [{ span, text: "2" }] };

  test("thanks, names the line, says what and why, and how the line would read", () => {
    expect(report([{ span, rule: "glued-list", help: "mend it", fix }], undefined, { repaired: "one\n2\n" })).toBe(
      `${[
        MARKER,
        "Thank you for your contribution! Before an editor reads it, please look at this. What was there before is not yours to put right, and not listed.",
        "#### `draft/a.md`, line 2",
        "- **Please change:** it is wrong. Mend it. ([glued-list](https://twir-lint.github.io/twir-lint/#/rules/glued-list))",
        "Line 2 would read:",
        "```suggestion\n2\n```",
        "For editors: can be merged in bulk, since it adds one entry under `Research` to the newest draft and nothing else.",
      ].join("\n\n")}\n`,
    );
  });

  test("is a thank-you when all is well", () => {
    const lines = report([]).split("\n").filter(Boolean);
    expect(lines).toEqual([
      MARKER,
      "Thank you for your contribution! Nothing has to change.",
      expect.stringContaining("in bulk"),
    ]);
  });

  test("asks for nothing when there are only hints, and folds them", () => {
    const markdown = report([{ span, severity: "info" }]);
    expect(markdown).toContain("Nothing has to change; a hint to take or leave:");
    expect(markdown).toMatch(/<details><summary>Hints[\s\S]*\*\*Hint:\*\* it is wrong[\s\S]*<\/details>/);
  });

  test("says why editors cannot merge it in bulk, in its last line", () => {
    const markdown = report([], "one", {}, { bulk: false, because: "changes 2 files" });
    expect(markdown.trimEnd().split("\n").at(-1)).toBe(
      "For editors: not to be merged in bulk, since it changes 2 files.",
    );
  });

  test("findings of one line stand together, the worst line first", () => {
    const one = { start: 0, end: 1 };
    const markdown = report([{ span: one, severity: "warning" }, { span }, { span, severity: "warning" }]);
    const headings = ofType(markdown, "heading").map((node) =>
      shown(markdown.slice(node.position?.start.offset, node.position?.end.offset)),
    );
    expect(headings).toEqual(["draft/a.md, line 2", "draft/a.md, line 1"]);
    expect(ofType(markdown, "listItem")).toHaveLength(3);
  });

  test("places that explain are named, in this file and in others", () => {
    const at = { line: 7, column: 1, offset: 80 };
    const related = [
      { span, message: "first `one`" },
      { path: "content/b.md", start: at, end: at, message: "earlier" },
    ];
    const markdown = report([{ span: { start: 0, end: 1 }, related }]);
    expect(markdown).toContain("\n  - line 2: first `one`\n  - `content/b.md`, line 7: earlier\n");
  });

  test("lines that hide something or that a log would obey are not suggested", () => {
    for (const line of ["\u202eevil", "::set-output name=x::y", "x ##[add-path]y", `${"x".repeat(2001)}`, "a\rb"]) {
      const markdown = report([{ span, fix }], undefined, { repaired: `one\n${line}\n` });
      expect(markdown).not.toContain("```");
      expect(markdown).toContain("Line 2 would read as `twir-lint --fix` writes it.");
    }
  });

  test("has at most 60,000 characters, and says how many findings it left out", () => {
    const text = "line\n".repeat(2000);
    const found = Array.from({ length: 2000 }, (_, index) => ({
      span: { start: index * 5, end: index * 5 + 4 },
      message: `line ${index} is wrong`,
    }));
    const markdown = report(found, text);
    expect(markdown.length).toBeGreaterThan(55_000);
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    const listed = ofType(markdown, "listItem").length;
    expect(markdown).toContain(`\n… and ${2000 - listed} more: `);
    expect(markdown).toContain("For editors: can be merged in bulk");
  });

  test("without a change it counts, and leaves hints out", () => {
    const plain = (found: readonly Found[]) =>
      markdownReport([reportOf("one\ntwo\n", found)], { version: "1.2.3", hints: false });
    expect(plain([{ span, severity: "info" }])).toBe(`${MARKER}\n\ntwir-lint found nothing to change in 1 file.\n`);
    expect(plain([{ span }])).toContain("twir-lint found 1 thing in 1 file.");
  });
});

test("without a change nothing is suggested that is not listed, and a line is explained whole", () => {
  const at = (offset: number, text: string, more: object = {}): Found => ({
    span: { start: offset, end: offset + 1 },
    fix: { title: "mend it", safety: "safe", edits: [{ span: { start: offset, end: offset + 1 }, text }] },
    ...more,
  });
  const hint = { severity: "info", message: "a hint" } as const;
  const found = [at(0, "A"), at(2, "B", hint), at(4, "C", { ...hint, message: "a hint elsewhere" })];
  const files = [reportOf("a b\nc\n", found, { repaired: "A B\nC\n" })];
  const text = markdownReport(files, { version: "1.2.3", hints: false });
  expect(ofType(text, "code").map(({ value }) => value)).toEqual(["A B"]);
  expect(shown(text)).toContain("a hint.");
  expect(shown(text)).not.toContain("a hint elsewhere");
});
